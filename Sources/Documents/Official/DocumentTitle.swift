/// What a document is called.
package enum DocumentTitle: Sendable, Hashable, Codable {
    /// Its kind in capitals and its subject below, both centred: `BÁO CÁO`, `Kết quả ... 6 tháng đầu năm 2026`.
    case named(kind: String, subject: String?)

    /// An official letter (công văn) has no kind; its subject stands small below the number: `V/v tiếp tục ...`.
    case letter(subject: String)
}
