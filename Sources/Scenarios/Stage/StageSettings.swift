import FakeCreatio
import HandoffCore
import Wire

extension CoreConfiguration {
    /// The core of every stage.
    static let staged = CoreConfiguration(
        organisationID: StageWorld.organisationID,
        organisationName: StageWorld.organisationName,
        publicURL: StageWorld.address(StageWorld.core),
        widgetToken: StageWorld.widgetToken,
        organisationKey: StageWorld.organisationKey,
        webhookToken: StageWorld.webhookToken,
        signingKey: StageWorld.signingKey
    )
}

extension InstanceSettings {
    /// The instance that a scenario gives, on top of the one that it is played on.
    ///
    /// Of a folder's instance count model, rows, users, profile and limits; level and business
    /// processes are those of scenarios.
    init(playing given: Given, on folder: InstanceFolder?, integrationContactID: String) {
        self.init()
        let level = level
        if let folder {
            folder.apply(to: &self)
        } else {
            users = []
        }
        self.level = level
        address = StageWorld.address(StageWorld.creatio)
        if let language = given.creatio.language { profile.language = language }
        let denied = given.creatio.denied.map { ($0.value, Set(ObjectOperation.allCases)) }
        users.append(
            UserAccount(
                name: StageWorld.integrationUser,
                password: StageWorld.userPassword,
                contactID: integrationContactID,
                denied: Dictionary(denied) { first, _ in first }
            )
        )
        clients = [
            OAuthClient(
                id: StageWorld.clientID,
                secret: StageWorld.clientSecret,
                userName: StageWorld.integrationUser
            )
        ]
        customColumns.merge(given.customColumns(on: folder)) { $0 + $1 }
        recent.columns = given.creatio.recentColumns.columns.missing(on: folder)
        insertsReportedAsFailed = Dictionary(
            given.creatio.lateFailures.map { ($0.key, $0.value) }
        ) { first, _ in first }
        processes = [
            given.creatio.replyProcess.agentReplies, given.creatio.closureProcess.caseClosure,
        ]
    }
}

extension GivenProcess {
    /// Where the process sends: the address that the core shows, or a wrong one.
    private var target: String {
        address ?? CoreConfiguration.staged.webhookURL.exposed
    }

    /// The process that announces activities of cases.
    var agentReplies: BusinessProcess {
        adapted(.agentReplies(webhookURL: target, namesActivity: !namesCaseOnly))
    }

    /// The process that announces the end of cases.
    var caseClosure: BusinessProcess {
        adapted(.caseClosure(webhookURL: target))
    }

    private func adapted(_ process: BusinessProcess) -> BusinessProcess {
        var process = process
        process.isActive = isActive
        if isForEveryChange { process.filter = nil }
        if let retries { process.call.retries = retries }
        if let types {
            let choice = types.map { "Type/Name eq '\($0.replacing("'", with: "''"))'" }
            process.filter = "(\(choice.joined(separator: " or "))) and Case ne null"
        }
        return process
    }
}

extension Given {
    /// The columns of the instance beyond its own: those that are given, and, on the stock
    /// instance, those of the mapped fields that nothing else declares.
    fileprivate func customColumns(on folder: InstanceFolder?) -> [String: [Column]] {
        var columns = creatio.columns.columns
        guard folder == nil else { return columns.missing(on: folder) }
        for field in settings.fields ?? []
        where field.hasColumn && field.name.hasPrefix(GivenField.customPrefix) {
            let isKnown = [columns, creatio.recentColumns.columns]
                .contains { $0["Case", default: []].contains { $0.name == field.name } }
            if !isKnown {
                columns["Case", default: []].append(
                    Column(field.name, ColumnKind.text.columnType)
                )
            }
        }
        return columns
    }
}

extension [String: [Column]] {
    /// Those columns that the instance has not by itself.
    fileprivate func missing(on folder: InstanceFolder?) -> Self {
        guard let catalogue = folder?.catalogueOfScenarios else { return self }
        return Dictionary(
            uniqueKeysWithValues: map { object, columns in
                (object, columns.filter { !catalogue.isOwn($0.name, of: object) })
            }
        )
    }
}

extension ColumnCatalogue {
    /// The columns of the instance and those that the scenario adds.
    init(adding given: Given, to folder: InstanceFolder?) {
        self = folder?.catalogueOfScenarios ?? ColumnCatalogue()
        let recent = given.creatio.recentColumns.columns.missing(on: folder)
        for columns in [given.customColumns(on: folder), recent] {
            for (object, columns) in columns {
                for column in columns { add(column, to: object) }
            }
        }
    }
}
