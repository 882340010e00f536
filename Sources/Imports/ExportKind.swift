package import Kernel
package import Storage

/// One kind of file that an area hands out, with the columns of the file that it takes in.
package protocol ExportKind: Sendable {
    /// The word on the command line, for example `units`.
    var name: String { get }
    var columns: [ImportColumn] { get }
    /// The columns of a file that is made now, when they are not all of them.
    func columns(in tx: Transaction) throws -> [ImportColumn]
    /// True when the kind itself hands out only what its reader may send; else it is for those who may send everything.
    var keepsToScope: Bool { get }
    /// The kind as this person may have it.
    func read(by actor: Actor) -> any ExportKind
    /// Hands over the rows one by one, each with a cell for every column.
    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws
}

extension ExportKind {
    package var keepsToScope: Bool { false }

    package func columns(in tx: Transaction) throws -> [ImportColumn] { columns }

    package func read(by actor: Actor) -> any ExportKind { self }
}

/// A cell of an exported row.
package enum ExportCell: Sendable, Hashable {
    case empty
    /// Text that somebody typed: a spreadsheet must never run it as a formula.
    case text(String)
    /// A number, day or instant that the program printed.
    case plain(String)

    package init(text: String?) {
        self = text.map(ExportCell.text) ?? .empty
    }

    package init(_ value: (some CustomStringConvertible)?) {
        self = value.map { .plain($0.description) } ?? .empty
    }

    /// Degrees in plain digits; the shortest that name the value, never with an exponent.
    package init(degrees: Double?) {
        guard let degrees else {
            self = .empty
            return
        }
        let text = degrees.description
        guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]), exponent < 0
        else {
            self = .plain(text)
            return
        }
        let digits = text[..<mark].filter { $0.isNumber }
        self = .plain((degrees < 0 ? "-0." : "0.") + String(repeating: "0", count: -exponent - 1) + digits)
    }
}
