/// A path of this site with its query; never another site's address, so that a redirect cannot lead away.
package struct LocalPath: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// A path that the program itself writes, such as `"/accounts"`; each value in it is escaped.
    package init(_ literal: Literal) {
        text = LocalPath.isLocal(literal.text) ? literal.text : "/"
    }

    /// A path that came from outside; nil when it could lead to another site.
    package init?(untrusted text: String) {
        guard LocalPath.isLocal(text) else { return nil }
        self.text = text
    }

    package var description: String { text }

    /// The same path with one more pair in its query.
    package func with(_ name: String, _ value: String) -> LocalPath {
        let pair = "\(PercentCoding.encoded(name))=\(PercentCoding.encoded(value))"
        return LocalPath(checked: text + (text.contains("?") ? "&" : "?") + pair)
    }

    private init(checked text: String) {
        self.text = text
    }

    /// Browsers read `//host` and `/\host` as other sites, and drop tabs and line ends before they look.
    private static func isLocal(_ text: String) -> Bool {
        guard text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= 2_000 else { return false }
        return text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }

    /// Text whose interpolated values are percent-encoded.
    package struct Literal: ExpressibleByStringInterpolation, Sendable {
        let text: String

        package init(stringLiteral value: String) {
            text = value
        }

        package init(stringInterpolation: StringInterpolation) {
            text = stringInterpolation.text
        }

        package struct StringInterpolation: StringInterpolationProtocol {
            var text = ""

            package init(literalCapacity: Int, interpolationCount: Int) {
                text.reserveCapacity(literalCapacity)
            }

            package mutating func appendLiteral(_ literal: String) {
                text += literal
            }

            package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
                text += PercentCoding.encoded(value.description)
            }
        }
    }
}
