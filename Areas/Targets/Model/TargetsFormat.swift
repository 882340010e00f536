/// The kinds of files in which the targets of a unit can be had.
package enum TargetsFormat: String, Sendable, CaseIterable {
    case json, xlsx, docx, pdf

    package var contentType: String {
        switch self {
        case .json: "application/json"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .pdf: "application/pdf"
        }
    }
}
