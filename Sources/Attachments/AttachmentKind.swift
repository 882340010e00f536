/// What may be attached: photos, papers and tables.
package enum AttachmentKind: String, Sendable, CaseIterable {
    case jpeg, png, pdf, xlsx

    /// The only type under which such a file is served, whatever its sender called it.
    package var contentType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .pdf: "application/pdf"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }

    /// True for what a page may show; everything else is only handed out as a file.
    package var isPicture: Bool { self == .jpeg || self == .png }

    /// The ending of its name.
    package var ending: String { self == .jpeg ? "jpg" : rawValue }

    /// What a file field of a form lets people choose.
    package static let accepted = "image/jpeg,image/png,application/pdf,.xlsx"
}
