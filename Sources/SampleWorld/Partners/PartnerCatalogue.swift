/// A partner of the sample.
struct SamplePartner: Sendable {
    enum LegalKind: String, Sendable {
        case group, corporation, enterprise, household
    }

    let code: String
    let name: String
    let legalKind: LegalKind
    /// The head partner's place in the list; nil for a head partner.
    let parent: Int?
    /// The part of the country of a branch.
    let region: Region?
}

/// The partners: invented enterprises of every legal kind, the large ones with branches.
enum PartnerCatalogue {
    struct Head {
        let code: String
        let name: String
        let legalKind: SamplePartner.LegalKind
        /// What its points of sale are called.
        let shop: String
        let regions: [Region]
        /// How many points it has in proportion to others in a province that is not named below; 0 is none.
        let presence: Int
        /// How much a point of it sells in proportion to points of others.
        let trade: Int
        /// The presence in provinces where it is stronger.
        let strongholds: [String: Int]
    }

    static let heads =
        [
            Head(
                code: "DT-01", name: "Tập đoàn Bán lẻ Khải Tường", legalKind: .group, shop: "Siêu thị Khải Tường",
                regions: [.north, .centre, .south], presence: 30, trade: 14, strongholds: [:]),
            Head(
                code: "DT-02", name: "Tổng công ty Lương thực Vạn Lập", legalKind: .corporation,
                shop: "Cửa hàng lương thực Vạn Lập", regions: [.north, .south], presence: 18, trade: 7,
                strongholds: ["40": 40]),
            Head(
                code: "DT-03", name: "Tổng công ty Vận tải Hành khách Quảng Doanh", legalKind: .corporation,
                shop: "Phòng vé Quảng Doanh", regions: [], presence: 9, trade: 5, strongholds: [:]),
            Head(
                code: "DT-04", name: "Tập đoàn Y tế Hạo Nguyên", legalKind: .group, shop: "Phòng khám Hạo Nguyên",
                regions: [.north, .centre, .south], presence: 10, trade: 6, strongholds: ["92": 25]),
            Head(
                code: "DT-05", name: "Công ty Cổ phần Dược phẩm Tín Nguyên", legalKind: .enterprise,
                shop: "Nhà thuốc Tín Nguyên", regions: [], presence: 6, trade: 5, strongholds: ["48": 20]),
            Head(
                code: "DT-06", name: "Công ty Cổ phần May mặc Uy Nghiệp", legalKind: .enterprise,
                shop: "Cửa hàng bảo hộ lao động Uy Nghiệp", regions: [], presence: 7, trade: 4, strongholds: [:]),
            Head(
                code: "DT-07", name: "Công ty TNHH Điện máy Trí Doanh", legalKind: .enterprise,
                shop: "Điện máy Trí Doanh", regions: [], presence: 9, trade: 5, strongholds: ["24": 60]),
            Head(
                code: "DT-08", name: "Công ty TNHH Thực phẩm Tâm Nghiệp", legalKind: .enterprise,
                shop: "Cửa hàng thực phẩm Tâm Nghiệp", regions: [], presence: 0, trade: 10,
                strongholds: ["01": 45, "31": 45]),
            Head(
                code: "DT-09", name: "Công ty Cổ phần Dinh dưỡng Phong Nghiệp", legalKind: .enterprise,
                shop: "Cửa hàng sữa Phong Nghiệp", regions: [], presence: 8, trade: 8, strongholds: ["75": 25]),
            Head(
                code: "DT-10", name: "Công ty TNHH Giáo dục Lạc Doanh", legalKind: .enterprise,
                shop: "Trung tâm đào tạo Lạc Doanh", regions: [], presence: 0, trade: 4,
                strongholds: ["79": 15, "01": 8]),
            Head(
                code: "DT-11", name: "Hộ kinh doanh Tạp hóa Thuận Khải", legalKind: .household,
                shop: "Tạp hóa Thuận Khải", regions: [], presence: 0, trade: 5, strongholds: [:]),
            Head(
                code: "DT-12", name: "Hộ kinh doanh Quán cơm Lộc Trạch", legalKind: .household,
                shop: "Quán cơm Lộc Trạch", regions: [], presence: 0, trade: 5, strongholds: [:]),
        ] + EarlyPartners.heads

    /// Head partners in their order, then the branches.
    static let partners: [SamplePartner] =
        heads.map { SamplePartner(code: $0.code, name: $0.name, legalKind: $0.legalKind, parent: nil, region: nil) }
        + heads.enumerated().flatMap { index, head in
            head.regions.map { region in
                SamplePartner(
                    code: "\(head.code)-\(suffixes[region] ?? "")", name: "\(head.name) - Chi nhánh \(region.rawValue)",
                    legalKind: .enterprise, parent: index, region: region)
            }
        }

    private static let suffixes: [Region: String] = [.north: "MB", .centre: "MT", .south: "MN"]

    /// The place of a head partner in the list.
    static func head(_ code: String) -> Int { heads.firstIndex { $0.code == code } ?? 0 }

    /// The branch of a head partner for a region; the head itself where it has none.
    static func seller(of head: Int, in region: Region) -> Int {
        partners.firstIndex { $0.parent == head && $0.region == region } ?? head
    }
}
