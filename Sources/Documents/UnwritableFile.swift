/// A file that could not be written whole: no place, no permission, no such directory.
package struct UnwritableFile: Error, Equatable, CustomStringConvertible {
    package enum Reason: String, Sendable {
        /// The operating system refused; `detail` is its error number.
        case system
        /// The library that writes workbooks refused; `detail` is its error number.
        case workbook
        /// A text is longer than a cell of a workbook may be; `detail` is its length in UTF-16 units.
        case cellTooLong
        /// The library that packs parts into one file refused; `detail` is its error number.
        case zip
        /// Liberation Serif with all Vietnamese letters is not on this machine; `detail` is 0.
        case font
        /// The library that draws pages refused; `detail` is its status.
        case page
    }

    package let reason: Reason
    package let detail: Int

    package init(_ reason: Reason, detail: Int) {
        self.reason = reason
        self.detail = detail
    }

    package var description: String { "unwritable file: \(reason.rawValue) error \(detail)" }
}
