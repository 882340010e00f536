/// The kinds of files in which a report can be had.
package enum ReportFormat: String, Sendable, CaseIterable {
    case json, csv, xlsx, docx, pdf

    package var contentType: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .pdf: "application/pdf"
        }
    }
}

/// A report as a file.
package struct ReportFile: Sendable {
    package let bytes: [UInt8]
    package let contentType: String
    /// For example `welfare-VN-2026-Q2.xlsx`.
    package let name: String
}
