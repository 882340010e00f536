package import Kernel
internal import Storage

/// Why a request was not done: a status, a stable code, and the keys of what a person reads.
///
/// Programs get it as `application/problem+json` (RFC 9457), people as a page.
package struct Problem: Error, Sendable {
    package let status: Status
    /// Stable; programs may rely on it.
    package let code: String
    package let parameters: [String: String]
    let titleKey: String
    let detailKey: String
    var fields: [(name: String, value: String)] = []

    package init(_ status: Status, _ code: String, _ parameters: [String: String] = [:]) {
        self.status = status
        self.code = code
        self.parameters = parameters
        titleKey = "problem.\(code).title"
        detailKey = "problem.\(code).detail"
    }

    /// A rule said no; 422 unless the rule is about a clash with what is there (409).
    package init(_ refusal: Refusal, status: Status = .unprocessable) {
        self.status = status
        code = refusal.code
        parameters = refusal.parameters
        titleKey = "problem.refused.title"
        detailKey = "refusal.\(refusal.code)"
    }

    /// What any error of a handler comes to.
    init(telling error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as Refusal: self.init(refusal)
        case is NotFound: self.init(.notFound, "not_found")
        case is Forbidden: self.init(.forbidden, "forbidden")
        case is StorageUnavailable:
            self.init(.unavailable, "storage_unavailable")
            fields = [("retry-after", "10")]
        default: self.init(.internalError, "internal")
        }
    }

    func with(_ name: String, _ value: String) -> Problem {
        var copy = self
        copy.fields.append((name: name, value: value))
        return copy
    }
}
