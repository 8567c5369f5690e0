import YAML

/// All steps of the language, in the order of the documentation.
package enum StepCatalogue {
    package static let all: [StepKind] = [
        StepKind(VisitorSays.self),
        StepKind(VisitorUploads.self),
        StepKind(VisitorFillsForm.self),
        StepKind(BrowserRepeatsMessage.self),
        StepKind(AIAnswers.self),
        StepKind(AIFails.self),
        StepKind(AIEndpointAnswers.self),
        StepKind(VisitorAndAITalk.self),
        StepKind(OperatorHandsOff.self),
        StepKind(OperatorTakesOver.self),
        StepKind(OperatorResumesAI.self),
        StepKind(OperatorRetries.self),
        StepKind(OperatorDrops.self),
        StepKind(VisitorResolves.self),
        StepKind(VisitorIdentifies.self),
        StepKind(VisitorReloads.self),
        StepKind(VisitorOpensConversation.self),
        StepKind(VisitorOpensEarlierConversation.self),
        StepKind(VisitorVotes.self),
        StepKind(VisitorReachesCheckpoint.self),
        StepKind(VisitorSubmitsAction.self),
        StepKind(OperatorAsksForRating.self),
        StepKind(OperatorWithdrawsRating.self),
        StepKind(VisitorRates.self),
        StepKind(RepReplies.self),
        StepKind(RepWritesNote.self),
        StepKind(RepSendsDraft.self),
        StepKind(RepMovesActivity.self),
        StepKind(RepDeletesActivity.self),
        StepKind(RepUploadsPhoto.self),
        StepKind(RepResolves.self),
        StepKind(RepCloses.self),
        StepKind(RepSetsStatus.self),
        StepKind(RepReassigns.self),
        StepKind(RepMovesCase.self),
        StepKind(RepMergesCase.self),
        StepKind(RepDeletesCase.self),
        StepKind(AdministratorDeletes.self),
        StepKind(WebhookCall.self),
        StepKind(TestAndSave.self),
        StepKind(AdministratorChangesRights.self),
        StepKind(AdministratorChangesProcesses.self),
        StepKind(AdministratorChangesApplication.self),
        StepKind(FaultStrikes.self),
        StepKind(CreatioIsDown.self),
        StepKind(CreatioIsUp.self),
        StepKind(CoreCrashes.self),
        StepKind(CoreRestarts.self),
        StepKind(Wait.self),
        StepKind(ExpectCase.self),
        StepKind(ExpectNoCase.self),
        StepKind(ExpectCaseCount.self),
        StepKind(ExpectContact.self),
        StepKind(ExpectVisitorSees.self),
        StepKind(ExpectVisitorDoesNotSee.self),
        StepKind(ExpectVisitorOpens.self),
        StepKind(ExpectSession.self),
        StepKind(ExpectConversations.self),
        StepKind(ExpectHistory.self),
        StepKind(ExpectSessionView.self),
        StepKind(ExpectSessionViewIsGuarded.self),
        StepKind(ExpectAIIsTold.self),
        StepKind(ExpectCaseState.self),
        StepKind(ExpectWebhookReport.self),
        StepKind(ExpectIntegration.self),
        StepKind(ExpectProcessLog.self),
        StepKind(ExpectOutbox.self),
    ]

    static func kind(_ key: String) -> StepKind? {
        all.first { $0.key == key }
    }
}

/// One entry of the catalogue: a kind of step without its type.
package struct StepKind: Sendable {
    package let key: String
    package let summary: String
    package let example: String
    package let form: Form
    let read: @Sendable (YAMLNode, inout Reading) -> (any Step)?

    init<Kind: Step>(_ kind: Kind.Type) {
        key = Kind.key
        summary = Kind.summary
        example = Kind.example
        form = Kind.shape.form
        read = { Kind.shape($0, &$1) }
    }

    /// Whether the step may be written with nothing behind its key.
    package var canBeBare: Bool {
        switch form {
        case .nothing: true
        case .either(let forms): forms.contains(.nothing)
        default: false
        }
    }
}
