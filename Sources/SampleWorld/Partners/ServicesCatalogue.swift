/// The services of the sample, partner by partner.
enum ServicesCatalogue {
    static let entries = transport + health + repair + lessons

    private static let transport: [ProductEntry] = [
        ProductEntry(
            "VE-XE-LIEN-TINH", "Vé xe khách liên tỉnh", "TT-2023-02", .service, popularity: 20, most: 3,
            [.init(2023_06_01, 250_000, "10"), .init(2026_01_01, 265_000, "10")]),
        ProductEntry(
            "VE-XE-TET", "Vé xe khách về quê dịp Tết", "TT-2023-02", .service, popularity: 60, most: 4, per: .year,
            by: ProductEntry.list, [.init(2026_01_05, 380_000, "20", until: 2026_03_05, limit: 2, pool: 500)]),
        ProductEntry(
            "GUI-HANG-20KG", "Gửi hàng hóa dưới 20 kg", "TT-2023-02", .service, popularity: 12,
            [.init(2023_06_01, 60_000, "15")]),
        ProductEntry(
            "THUE-XE-29", "Thuê xe 29 chỗ theo ngày", "TT-2023-02", .service, essential: false, popularity: 3,
            [.init(2023_06_01, 2_500_000, "12")]),
        // Its agreement begins only in September 2026.
        ProductEntry(
            "THAM-QUAN-VINH", "Xe tham quan vịnh Hạ Long trong ngày", "TT-2026-03", .service, essential: false,
            popularity: 4, [.init(2025_07_01, 450_000, "20")]),
    ]

    private static let health: [ProductEntry] = [
        ProductEntry(
            "KHAM-TONG-QUAT", "Khám sức khỏe tổng quát", "TT-2024-02", .service, popularity: 14, per: .year,
            by: ProductEntry.scan, [.init(2024_05_01, 1_200_000, "30", limit: 1)]),
        ProductEntry(
            "KHAM-RANG", "Khám răng và lấy cao răng", "TT-2024-02", .service, popularity: 16, per: .year,
            [.init(2024_05_01, 350_000, "42.8", limit: 2)]),
        ProductEntry(
            "XET-NGHIEM-MAU", "Xét nghiệm máu cơ bản", "TT-2024-02", .service, popularity: 14, per: .month,
            [.init(2024_05_01, 280_000, "25.5", limit: 1, pool: 55)]),
        ProductEntry(
            "SIEU-AM-BUNG", "Siêu âm ổ bụng", "TT-2024-02", .service, popularity: 9,
            [.init(2024_05_01, 195_000, "20")]),
        ProductEntry(
            "TIEM-CUM-MUA", "Tiêm vắc xin cúm mùa", "TT-2024-02", .service, popularity: 14, per: .year,
            [
                .init(2024_05_01, 356_000, price: 299_000, limit: 1),
                .init(2026_01_01, 362_000, price: 305_000, limit: 1),
            ]
        ),
        ProductEntry(
            "DO-MAT-CAT-KINH", "Đo mắt và cắt kính", "TT-2025-04", .service, popularity: 14, per: .year,
            [.init(2025_05_01, 600_000, "33.3", limit: 1)]),
    ]

    private static let repair: [ProductEntry] = [
        ProductEntry(
            "SUA-DIEN-NHA", "Sửa chữa điện gia dụng tại nhà", "TT-2025-01", .service, popularity: 12,
            [.init(2025_01_15, 200_000, "10")]),
        ProductEntry(
            "VE-SINH-DIEU-HOA", "Vệ sinh máy điều hòa", "TT-2025-01", .service, popularity: 12, most: 2,
            [.init(2025_01_15, 180_000, "16.65"), .init(2026_04_01, 190_000, "16.65")]),
    ]

    private static let lessons: [ProductEntry] = [
        ProductEntry(
            "TIENG-ANH-3T", "Khóa tiếng Anh giao tiếp 3 tháng", "TT-2024-10", .service, essential: false,
            popularity: 12,
            per: .year, by: ProductEntry.list, [.init(2025_01_01, 3_600_000, "40", limit: 1)]),
        ProductEntry(
            "TIN-HOC-VP", "Khóa tin học văn phòng", "TT-2024-10", .service, essential: false, popularity: 12,
            per: .total,
            by: ProductEntry.list, [.init(2025_01_01, 1_800_000, "35.5", limit: 1)]),
        ProductEntry(
            "AN-TOAN-DIEN", "Khóa kỹ năng an toàn điện", "TT-2025-06", .service, popularity: 8, per: .total,
            [.init(2025_06_01, 950_000, "50", limit: 1)]),
    ]
}
