internal import Kernel

/// Tells whether what somebody edits is still what is stored.
enum Version {
    static let field = "version"

    /// Refuses to overwrite what somebody else has saved since the form was opened.
    static func check(_ seen: Int64, against stored: Int64) throws {
        guard seen == stored else { throw Refusal("changed_meanwhile") }
    }
}
