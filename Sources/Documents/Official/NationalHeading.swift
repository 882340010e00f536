/// What stands at the top right of a document; the issuer chooses.
package enum NationalHeading: Sendable, Hashable, Codable {
    /// The name of the country and its motto (Quốc hiệu, Tiêu ngữ).
    case national

    /// A heading of the issuer's own, such as that of the Party; the motto may be absent.
    case own(name: String, motto: String?)

    case none

    /// The line in capitals; empty where there is none.
    var name: String {
        switch self {
        case .national: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        case .own(let name, _): name
        case .none: ""
        }
    }

    var motto: String? {
        switch self {
        case .national: "Độc lập - Tự do - Hạnh phúc"
        case .own(_, let motto): motto
        case .none: nil
        }
    }
}
