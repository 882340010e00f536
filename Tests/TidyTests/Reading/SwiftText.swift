/// A Swift source taken apart: the code alone, and what its string literals say.
struct SwiftText: Sendable {
    struct Literal: Hashable, Sendable {
        /// Where it begins, counted from 1.
        let line: Int
        /// Without quotes and indentation; an interpolation is `\()`.
        let text: String
    }

    /// The lines of the source with comments, raw names and the insides of literals blanked.
    let code: [String]
    let literals: [Literal]

    init(_ source: String) {
        var reader = SwiftReader(source)
        reader.readAll()
        code = String(decoding: reader.code, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        literals = reader.literals
    }
}
