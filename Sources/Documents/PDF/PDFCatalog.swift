/// Says in a finished PDF file which language it is in and that its parts are named, which Cairo does not.
///
/// The catalogue is written again at the end of the file, as the format provides for changes.
///
/// Source: ISO 32000-1, 7.5.6.
enum PDFCatalog {
    /// The file with the language in it; throws `UnwritableFile` (`page`) for a file that is not as Cairo writes it.
    static func naming(language: String, in file: [UInt8]) throws -> [UInt8] {
        guard let trailerStart = last("trailer", in: file),
            let root = number(after: "/Root ", in: file, from: trailerStart),
            let size = number(after: "/Size ", in: file, from: trailerStart),
            let table = number(after: "startxref\n", in: file, from: trailerStart),
            let offset = offset(ofObject: root, in: file, table: table), offset < file.count,
            let begin = first("<<", in: file, from: offset), let end = first("endobj", in: file, from: offset),
            let close = last(">>", in: Array(file[begin..<end]))
        else { throw UnwritableFile(.page, detail: 0) }
        let entries = file[begin + 2..<begin + close]
        let info = number(after: "/Info ", in: file, from: trailerStart).map { " /Info \($0) 0 R" } ?? ""
        var result = file
        if result.last != newline { result.append(newline) }
        let object = result.count
        result += Array("\(root) 0 obj\n<<".utf8) + entries
        // Cairo marks the parts of the pages, but does not say that it did.
        let marks = first("/MarkInfo", in: Array(entries), from: 0) == nil ? " /MarkInfo << /Marked true >>" : ""
        let preferences = " /ViewerPreferences << /DisplayDocTitle true >>"
        result += Array("\(marks) /Lang (\(language))\(preferences) >>\nendobj\n".utf8)
        let newTable = result.count
        result += Array("xref\n\(root) 1\n\(padded(object)) 00000 n \n".utf8)
        result += Array("trailer\n<< /Size \(size) /Root \(root) 0 R\(info) /Prev \(table) >>\n".utf8)
        result += Array("startxref\n\(newTable)\n%%EOF\n".utf8)
        return result
    }

    private static let newline = UInt8(ascii: "\n")

    /// Where an object begins, by the table of the file: entries of 20 bytes in one section from object 0.
    private static func offset(ofObject object: Int, in file: [UInt8], table: Int) -> Int? {
        guard let section = first("xref\n0 ", in: file, from: table), section == table,
            let lineEnd = first("\n", in: file, from: table + 5)
        else { return nil }
        let entry = lineEnd + 1 + object * 20
        guard object >= 0, entry + 10 <= file.count else { return nil }
        return Int(String(decoding: file[entry..<entry + 10], as: UTF8.self))
    }

    private static func number(after text: String, in file: [UInt8], from start: Int) -> Int? {
        guard let position = first(text, in: file, from: start) else { return nil }
        let digits = file[(position + text.utf8.count)...].prefix { (48...57).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    private static func first(_ text: String, in file: [UInt8], from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        guard start >= 0, start + wanted.count <= file.count else { return nil }
        return (start...file.count - wanted.count).first { file[$0...].starts(with: wanted) }
    }

    private static func last(_ text: String, in file: [UInt8]) -> Int? {
        let wanted = Array(text.utf8)
        guard wanted.count <= file.count else { return nil }
        return stride(from: file.count - wanted.count, through: 0, by: -1).first { file[$0...].starts(with: wanted) }
    }

    /// Ten digits, as the table of a file wants them.
    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(10 - digits.count, 0)) + digits
    }
}
