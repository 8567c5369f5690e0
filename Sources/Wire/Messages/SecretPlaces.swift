/// The places of a message where secrets stand, so that a record of it can leave them out.
package enum SecretPlaces {
    /// Header fields that are secrets as a whole, their names in lower case.
    package static let headers: Set = ["cookie", "set-cookie", "bpmcsrf", "proxy-authorization"]
    /// Members of JSON objects and fields of forms and queries, their names in lower case.
    package static let members: Set = [
        "client_secret", "clientsecret", "access_token", "refresh_token", "token", "password",
        "userpassword",
    ]
}
