internal import Documents
internal import Kernel
internal import Web

/// A welfare report as a file: the one place where pages, calls and the command line get bytes from.
struct WelfareFile: Sendable {
    let report: WelfareReport
    let format: ReportFormat
    let words: WelfareWords
    /// The official document, for the formats that print one.
    let paper: WelfarePaper?

    /// Throws `UnwritableFile`.
    func file() throws -> ReportFile {
        ReportFile(bytes: try bytes(), contentType: format.contentType, name: name)
    }

    private func bytes() throws -> [UInt8] {
        let seconds = Int(report.generatedAt.microseconds / 1_000_000)
        switch format {
        case .json: return WelfareJSON.bytes(of: report)
        case .csv: return WelfareCSV.bytes(of: report, words)
        case .xlsx: return try WelfareWorkbook(report, words).bytes()
        case .docx: return try paper.map { try DOCXWriter.file($0.document, createdUnixSeconds: seconds) } ?? []
        case .pdf: return try paper.map { try PDFWriter.file($0.document, createdUnixSeconds: seconds) } ?? []
        }
    }

    private var name: String {
        let question = report.question
        let parts = [WelfareReport.form, question.scope, question.partner, question.period.description]
        return parts.compactMap { $0 }.joined(separator: "-") + ".\(format.rawValue)"
    }
}
