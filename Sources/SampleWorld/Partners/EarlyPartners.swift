/// The partners of the programme's first years, of the whole country, of provinces and of two districts.
enum EarlyPartners {
    /// They have no points of their own since July 2025.
    static let heads = names.map { code, name, kind, shop in
        PartnerCatalogue.Head(
            code: code, name: name, legalKind: kind, shop: shop, regions: [], presence: 0, trade: 5, strongholds: [:])
    }

    private static let names: [(String, String, SamplePartner.LegalKind, String)] = [
        ("DT-13", "Tập đoàn Viễn thông Minh Khởi", .group, "Cửa hàng Minh Khởi"),
        ("DT-14", "Tổng công ty Du lịch Sơn Vĩnh", .corporation, "Phòng vé du lịch Sơn Vĩnh"),
        ("DT-15", "Tổng công ty Bảo hiểm An Khởi", .corporation, "Phòng giao dịch An Khởi"),
        ("DT-16", "Tập đoàn Dệt may Hưng Toàn", .group, "Cửa hàng may sẵn Hưng Toàn"),
        ("DT-17", "Công ty Cổ phần Nội thất Gia Toàn", .enterprise, "Nội thất Gia Toàn"),
        ("DT-18", "Công ty TNHH Kính mắt Sáng Duệ", .enterprise, "Kính mắt Sáng Duệ"),
        ("DT-19", "Công ty Cổ phần Xe đạp Thắng Khởi", .enterprise, "Xe đạp Thắng Khởi"),
        ("DT-20", "Công ty TNHH Đồ chơi Vui Duệ", .enterprise, "Đồ chơi Vui Duệ"),
        ("DT-21", "Công ty Cổ phần Sách Tri Khởi", .enterprise, "Nhà sách Tri Khởi"),
        ("DT-22", "Công ty TNHH Bếp gas Hồng Duệ", .enterprise, "Bếp gas Hồng Duệ"),
        ("DT-23", "Công ty TNHH Bánh kẹo Dừa Vàng Khởi", .enterprise, "Bánh kẹo Dừa Vàng Khởi"),
        ("DT-24", "Công ty Cổ phần Thủy sản Hải Vĩnh", .enterprise, "Cửa hàng hải sản Hải Vĩnh"),
        ("DT-25", "Công ty TNHH Nha khoa Miền Khởi", .enterprise, "Nha khoa Miền Khởi"),
        ("DT-26", "Công ty Cổ phần Vật liệu Sông Duệ", .enterprise, "Vật liệu Sông Duệ"),
        ("DT-27", "Công ty TNHH Xe khách Đồng Vĩnh", .enterprise, "Bến xe Đồng Vĩnh"),
        ("DT-28", "Công ty TNHH Văn phòng phẩm Bút Khởi", .enterprise, "Văn phòng phẩm Bút Khởi"),
        ("DT-29", "Hộ kinh doanh Cà phê Đồi Vĩnh", .household, "Cà phê Đồi Vĩnh"),
        ("DT-30", "Công ty Cổ phần Giày dép Bước Duệ", .enterprise, "Giày dép Bước Duệ"),
        ("DT-31", "Công ty TNHH Thực phẩm Phố Toàn", .enterprise, "Thực phẩm Phố Toàn"),
        ("DT-32", "Hộ kinh doanh Rau quả Vườn Khởi", .household, "Rau quả Vườn Khởi"),
        ("DT-33", "Công ty Cổ phần Gia dụng Nếp Duệ", .enterprise, "Gia dụng Nếp Duệ"),
        ("DT-34", "Công ty TNHH Mỹ phẩm Hoa Toàn", .enterprise, "Mỹ phẩm Hoa Toàn"),
        ("DT-35", "Công ty Cổ phần Thời trang Sợi Khởi", .enterprise, "Thời trang Sợi Khởi"),
    ]
}
