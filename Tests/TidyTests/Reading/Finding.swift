/// A place in the tree that is not as the house wants it, and what to do about it.
struct Finding: Hashable, Sendable, CustomStringConvertible {
    let path: String
    /// Beginning with 1.
    let line: Int
    let advice: String

    init(_ path: String, _ line: Int, _ advice: String) {
        self.path = path
        self.line = line
        self.advice = advice
    }

    /// `path:line: what to do`, which editors turn into a link.
    var description: String { "\(path):\(line): \(advice)" }
}
