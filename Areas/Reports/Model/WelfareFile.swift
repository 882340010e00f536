internal import Kernel
internal import Web

/// A welfare report as a file: the one place where pages, calls and the command line get bytes from.
enum WelfareFile {
    static func make(of report: WelfareReport, as format: ReportFormat, _ messages: Messages) throws -> ReportFile {
        let words = WelfareWords(messages: messages)
        let bytes: [UInt8] =
            switch format {
            case .json: WelfareJSON.bytes(of: report)
            case .csv: WelfareCSV.bytes(of: report, words)
            case .xlsx: try WelfareWorkbook(report, words).bytes()
            }
        return ReportFile(bytes: bytes, contentType: format.contentType, name: name(of: report, format))
    }

    private static func name(of report: WelfareReport, _ format: ReportFormat) -> String {
        let question = report.question
        let parts = [WelfareReport.form, question.scope, question.partner, question.period.description]
        return parts.compactMap { $0 }.joined(separator: "-") + ".\(format.rawValue)"
    }
}
