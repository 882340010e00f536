internal import HTTPTypes

/// Header names that swift-http-types has no constants for.
enum HeaderName {
    static let csrfToken = HTTPField.Name("x-csrf-token")
    static let secFetchSite = HTTPField.Name("sec-fetch-site")
    static let forwardedFor = HTTPField.Name("x-forwarded-for")
    static let requestID = HTTPField.Name("x-request-id")
}

extension HTTPFields {
    /// The first value under a name, without joining the others to it; nil also for a name that is none.
    func first(_ name: HTTPField.Name?) -> String? {
        guard let name else { return nil }
        for field in self where field.name == name { return field.value }
        return nil
    }

    /// Adds a field without looking whether it is there already.
    mutating func add(_ name: HTTPField.Name?, _ value: String) {
        if let name { append(HTTPField(name: name, value: value)) }
    }
}
