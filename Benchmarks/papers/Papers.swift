internal import Documents
internal import Foundation

/// Writes the files that `bin/bench documents` measures: `papers pdf|docx|xlsx PATH COUNT`.
///
/// COUNT is sections of a report (pdf, docx) or rows (xlsx). It prints the milliseconds of writing and the bytes.
@main
struct Papers {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[3]) else {
            print("papers pdf|docx|xlsx PATH COUNT")
            exit(2)
        }
        let path = arguments[2]
        // The first document of a process also reads the machine's list of fonts, as it does in the server.
        let clock = ContinuousClock()
        let first = try clock.measure { try write(arguments[1], path, count) }
        let second = try clock.measure { try write(arguments[1], path, count) }
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        print("\(milliseconds(first)) \(milliseconds(second)) \(size)")
    }

    private static func write(_ kind: String, _ path: String, _ count: Int) throws {
        let created = 1_767_225_600
        switch kind {
        case "pdf":
            let file = try PDFWriter.file(Report.document(sections: count), createdUnixSeconds: created)
            try Data(file).write(to: URL(filePath: path))
        case "docx":
            let file = try DOCXWriter.file(Report.document(sections: count), createdUnixSeconds: created)
            try Data(file).write(to: URL(filePath: path))
        default:
            let file = try XLSXFile(path: path, title: "Bán hàng", createdUnixSeconds: created)
            try file.beginSheet(name: "Bán hàng", columns: Report.columns)
            for row in 0..<count { try file.row(Report.row(row)) }
            try file.close()
        }
    }

    private static func milliseconds(_ duration: Duration) -> Double {
        (duration / .milliseconds(1) * 10).rounded() / 10
    }
}
