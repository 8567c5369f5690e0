extension CheckID {
    /// What to click, in the words of Creatio's and OpenCX's own pages (opencx.md sections 2.3,
    /// 2.5 and 2.8).
    package var remedy: String {
        switch self {
        case .address:
            "In OpenCX, Settings → Integrations → Creatio, write the Instance URL as "
                + "'https://yourcompany.creatio.com': no trailing slash, no page behind it."
        case .encryption:
            "In OpenCX, Settings → Integrations → Creatio, begin the Instance URL with 'https://', "
                + "and give the server a certificate that browsers trust."
        case .connection:
            "Open the Instance URL in a browser; where it opens, let the network of OpenCX through "
                + "your firewall or VPN."
        case .creatio:
            "In OpenCX, Settings → Integrations → Creatio, check the Instance URL: copy it from "
                + "the browser while you work in Creatio, up to the first single slash."
        case .tokenAddress:
            "In Creatio, System settings → 'Identity server Url' (OAuth20IdentityServerUrl) names "
                + "the identity service; its '/connect/token' is the Token URL. In the cloud it is "
                + "https://<instance>-is.creatio.com/connect/token."
        case .credentials:
            "In Creatio, System Designer → OAuth 2.0 integrated applications, open the application, "
                + "compare the Client ID, and regenerate the secret where it may be lost. Enter "
                + "both in OpenCX and press Test & Save."
        case .grantType:
            "In Creatio, System Designer → OAuth 2.0 integrated applications, set the Grant Type of "
                + "the application to 'Client Credentials'."
        case .tokenLifetime:
            "Ask Creatio's support to raise the access token lifetime of the application; 3600 "
                + "seconds is the default."
        case .tokenAccepted:
            "In Creatio, System Designer → OAuth 2.0 integrated applications, check that the "
                + "application is active, and in System Designer → System users that its user is."
        case .odataRight:
            "In Creatio, System Designer → Operation permissions, give the user of the OAuth "
                + "application 'Access to OData' (CanUseODataService)."
        case .metadata:
            "Open the OData service in a browser as a Creatio administrator; if '$metadata' does "
                + "not open there either, compile the configuration again."
        case .objects:
            "Cases live in the Service module: check that it is installed. A new object is known "
                + "to OData a minute or two after it is published."
        case .columns, .types, .lookups:
            "In Creatio, System Designer → Configuration, restore the column; a changed column is "
                + "known to OData a minute or two after it is published."
        case .fields:
            "In OpenCX, Settings → Integrations → Creatio → Fields, write the Field Name as the "
                + "column's code in Creatio; a new column is known to OData a minute or two after "
                + "it is published."
        case .owner:
            "In OpenCX, Settings → Integrations → Creatio, set Default Case Owner ID to the id of "
                + "a contact whose user is active."
        case .group:
            "In OpenCX, Settings → Integrations → Creatio, set Default Case Group ID to the id of "
                + "a role; a person belongs in Default Case Owner ID."
        case .resolvedStatus:
            "In OpenCX, Settings → Integrations → Creatio, set Resolved Status ID to the id of a "
                + "case status with 'Final status' or 'Resolved' checked."
        case .origin, .activityType, .activityCategory, .replyTypes, .settings:
            "Correct the setting in OpenCX, Settings → Integrations → Creatio, and press "
                + "Test & Save."
        case .language:
            "In Creatio, System Designer → System users, set the language of the OAuth "
                + "application's user to that of the labels, or write the labels in the user's."
        case .labels:
            "In OpenCX, Settings → Integrations → Creatio → Fields, list the values as the lookup "
                + "in Creatio has them, each once."
        case .stockRows:
            "In Creatio, System Designer → Lookups, restore the record: what uses it finds it by "
                + "its id."
        case .licence:
            "In Creatio, System Designer → License manager, give the user of the OAuth application "
                + "a licence of the product that has the object."
        case .read, .create, .update:
            "In Creatio, System Designer → Object permissions, grant the user of the OAuth "
                + "application the operation on the object."
        case .model:
            "Compile the configuration in Creatio: what OData tells of the object is not what the "
                + "database has."
        case .clock:
            "Synchronise the clock of this machine and of the Creatio server."
        case .latency:
            "Ask Creatio's support, or the administrator of the server, why it answers slowly."
        case .pageSize:
            "Raise the system setting 'MaxEntityRowCount' to the page size at least."
        case .dailyCalls:
            "Create cases on handoff only, or ask Creatio for a plan with more OData calls a day."
        case .texts:
            "In Creatio, System Designer → Configuration, give the column the type 'Unlimited "
                + "length text', for titles 'Text (500 characters)', and look for business "
                + "processes that change it."
        case .defaults:
            "In Creatio, System settings, set 'Default case status' (CaseStatusDef) to a status "
                + "that is neither final nor resolved, and 'Case number mask' (CaseCodeMask)."
        case .status:
            "In Creatio, look for business processes and case rules that change the status back, "
                + "and allow the way from the new status to Resolved Status ID."
        case .cleanup:
            "Delete the records by hand in Creatio; the integration itself works without the right "
                + "to delete."
        case .publicURL:
            "Let the public address lead to where this check listens, for instance through a "
                + "tunnel, and give it with --webhook-url as the processes are to call it."
        case .process:
            "In Creatio, System Designer → Process Library, open the process that tells of it, "
                + "save it, and switch it to Active."
        case .signal:
            "In Creatio, System Designer → Process Library, see that the process is Active, and "
                + "open its Signal start event: for replies Object 'Activity', Event 'After record "
                + "added', Filter 'Type = Task or Type = Email', as reps reply; for closures "
                + "Object 'Case', Event 'After record modified', watching Status, Filter 'Status "
                + "= Resolved'."
        case .processAddress:
            "In Creatio, System Designer → Process Library, open the process and its element "
                + "Call web service: the address is the webhook's, letter for letter, and the "
                + "server of Creatio may reach it. The process log shows the errors."
        case .token:
            "In Creatio, System Designer → Process Library, open the process and its element "
                + "Call web service, and copy the webhook's address again, its last part included."
        case .body:
            "In Creatio, System Designer → Process Library, open the process and its element "
                + "Call web service: method POST, content type application/json, body "
                + #"{"event_type": "new_activity", "caseId": "[#Case.Id#]"} for replies, and "#
                + #"{"event_type": "case_closed", "caseId": "[#Id#]"} for closures."#
        case .delay:
            "In Creatio, System Designer → Process Library, look in the process for elements that "
                + "wait before Call web service, and ask Creatio's support why processes queue."
        case .duplicates:
            "In Creatio, System Designer → Process Library, look for a second active process that "
                + "calls the webhook, and at the retries of the web service."
        case .echo:
            "In Creatio, System Designer → Process Library, open the process for replies and add "
                + "to the filter of its Signal start event that 'Created by' is not the user of "
                + "the OAuth application; or give the integration an Activity Type ID of its own."
        case .internalActivity:
            "In Creatio, System Designer → Process Library, open the process for replies and "
                + "narrow the filter of its Signal start event to what reps write to customers: "
                + "'Type = Task or Type = Email'."
        }
    }
}
