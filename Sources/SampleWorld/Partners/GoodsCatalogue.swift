/// The goods of the sample, partner by partner.
enum GoodsCatalogue {
    static let entries = groceries + season + food + rice + milk + medicine + clothes + household + neighbourhood

    private static let groceries: [ProductEntry] = [
        ProductEntry(
            "DAU-AN-1L", "Dầu ăn 1 lít", "TT-2024-01", popularity: 16, most: 4,
            [.init(2024_03_01, 52_000, "10"), .init(2026_01_01, 54_500, "10.5")]),
        ProductEntry(
            "NUOC-MAM-500ML", "Nước mắm 500 ml", "TT-2024-01", popularity: 12, most: 3,
            [.init(2024_03_01, 48_000, "12.5")]),
        ProductEntry(
            "DUONG-1KG", "Đường tinh luyện 1 kg", "TT-2024-01", popularity: 12, most: 3,
            [.init(2024_03_01, 28_000, "7.5"), .init(2025_11_01, 29_500, "7.5")]),
        ProductEntry(
            "MUOI-500G", "Muối i-ốt 500 g", "TT-2024-01", popularity: 4, most: 5, [.init(2024_03_01, 6_500, "5")]),
        ProductEntry(
            "MI-THUNG-30", "Mì ăn liền, thùng 30 gói", "TT-2024-01", popularity: 18, most: 3,
            [.init(2024_03_01, 118_000, price: 99_000), .init(2026_03_01, 122_000, price: 102_500)]),
        ProductEntry(
            "BOT-GIAT-3KG", "Bột giặt 3 kg", "TT-2024-01", popularity: 11, most: 2, [.init(2024_03_01, 139_000, "15")]),
        ProductEntry(
            "NUOC-RUA-CHEN", "Nước rửa chén 750 ml", "TT-2024-01", popularity: 9, most: 3,
            [.init(2024_03_01, 32_500, "12.25")]),
        ProductEntry(
            "GIAY-VE-SINH", "Giấy vệ sinh, lốc 10 cuộn", "TT-2024-01", popularity: 9, most: 2,
            [.init(2024_03_01, 78_000, "18.5")]),
        ProductEntry(
            "TRUNG-GA-30", "Trứng gà, vỉ 30 quả", "TT-2024-01", popularity: 15, most: 2, per: .week,
            [.init(2024_03_01, 105_000, "8", limit: 2), .init(2025_12_01, 112_000, "8.5", limit: 2)]),
        ProductEntry(
            "TUI-BINH-ON", "Túi hàng bình ổn giá", "TT-2024-07", popularity: 30, per: .month, by: ProductEntry.slip,
            [.init(2024_10_01, 200_000, price: 150_000, limit: 1, pool: 22)]),
    ]

    private static let season: [ProductEntry] = [
        ProductEntry(
            "VO-HOC-SINH", "Vở học sinh, bộ 10 quyển", "TT-2024-01", popularity: 26, most: 3, per: .month,
            [
                .init(2025_07_01, 90_000, "20", until: 2025_10_01, limit: 3),
                .init(2026_06_01, 95_000, "22", limit: 3),
            ]),
        ProductEntry(
            "BANH-TRUNG-THU", "Bánh Trung thu, hộp 4 cái", "TT-2024-01", essential: false, popularity: 70, most: 2,
            per: .year, [.init(2025_08_25, 320_000, "30", until: 2025_10_07, limit: 2)]),
        ProductEntry(
            "GIO-QUA-TET", "Giỏ quà Tết", "TT-2024-01", essential: false, popularity: 90, most: 2, per: .year,
            by: ProductEntry.slip,
            [
                .init(2025_12_20, 450_000, "25.5", until: 2026_01_01),
                .init(2026_01_01, 450_000, "25.5", limit: 2, pool: 1_400),
            ]),
        ProductEntry(
            "TUI-QUA-CONG-NHAN", "Túi quà Tháng Công nhân", "TT-2024-01", popularity: 80, per: .month,
            by: ProductEntry.slip,
            [.init(2026_05_01, 300_000, price: 199_000, until: 2026_06_01, limit: 1, pool: 900)]),
    ]

    private static let rice: [ProductEntry] = [
        ProductEntry(
            "GAO-THOM-5KG", "Gạo thơm 5 kg", "TT-2023-01", popularity: 24, most: 2,
            [
                .init(2024_01_01, 125_000, "10"),
                .init(2026_01_01, 129_000, "11.5", agreement: "TT-2026-01"),
                .init(2026_05_01, 129_000, "15", agreement: "TT-2026-01"),
                .init(2026_06_01, 131_000, "11.5", agreement: "TT-2026-01"),
            ]),
        ProductEntry(
            "GAO-THOM-10KG", "Gạo thơm 10 kg", "TT-2023-01", popularity: 18, most: 2,
            [.init(2024_01_01, 245_000, "12"), .init(2026_01_01, 252_000, "12.75", agreement: "TT-2026-01")]),
        ProductEntry(
            "GAO-TE-10KG", "Gạo tẻ 10 kg", "TT-2023-01", popularity: 18, most: 2, per: .month,
            [
                .init(2024_01_01, 175_000, price: 159_000, limit: 2),
                .init(2026_01_01, 182_000, price: 164_000, agreement: "TT-2026-01", limit: 2),
            ]),
        ProductEntry(
            "GAO-NEP-2KG", "Gạo nếp 2 kg", "TT-2023-01", popularity: 10, most: 3,
            [.init(2024_01_01, 64_000, "9.5"), .init(2026_01_01, 68_000, "10", agreement: "TT-2026-01")]),
        ProductEntry(
            "GAO-LUT-2KG", "Gạo lứt 2 kg", "TT-2023-01", popularity: 6, most: 2,
            [.init(2024_01_01, 72_000, "9.5"), .init(2026_01_01, 74_000, "9.5", agreement: "TT-2026-01")]),
        // Nobody took it over into the new agreement.
        ProductEntry(
            "BOT-MI-1KG", "Bột mì 1 kg", "TT-2023-01", popularity: 6, most: 2, [.init(2024_01_01, 26_000, "6.5")]),
        ProductEntry(
            "MIEN-DONG-500G", "Miến dong 500 g", "TT-2023-01", popularity: 8, most: 3,
            [.init(2024_01_01, 58_000, "8"), .init(2026_01_01, 59_500, "8", agreement: "TT-2026-01")]),
        ProductEntry(
            "LAC-NHAN-1KG", "Lạc nhân 1 kg", "TT-2025-07", popularity: 12, most: 3,
            [.init(2025_06_15, 85_000, "12.5")]),
    ]

    private static let milk: [ProductEntry] = [
        ProductEntry(
            "SUA-TUOI-1L", "Sữa tươi 1 lít", "TT-2024-03", popularity: 20, most: 4,
            [.init(2024_07_28, 36_000, "10"), .init(2026_02_01, 37_500, "10")]),
        ProductEntry(
            "SUA-CHUA-4", "Sữa chua, lốc 4 hộp", "TT-2024-03", popularity: 18, most: 4,
            [.init(2024_07_28, 28_500, "9")]
        ),
        ProductEntry(
            "SUA-BOT-900G", "Sữa bột 900 g", "TT-2024-03", popularity: 14, per: .month,
            [.init(2024_07_28, 485_000, "16.4", limit: 2)]),
        ProductEntry(
            "SUA-THUNG-48", "Sữa tươi, thùng 48 hộp", "TT-2025-03", popularity: 16, per: .week,
            [.init(2025_04_01, 355_000, price: 309_000, limit: 1)]),
    ]

    private static let medicine: [ProductEntry] = [
        ProductEntry(
            "KHAU-TRANG-50", "Khẩu trang y tế, hộp 50 cái", "TT-2024-04", popularity: 14, most: 3,
            [.init(2024_04_01, 45_000, price: 32_000)]),
        ProductEntry(
            "VITAMIN-100", "Vitamin tổng hợp, hộp 100 viên", "TT-2024-04", popularity: 8, per: .month,
            [.init(2024_04_01, 168_000, "14", limit: 1)]),
        ProductEntry(
            "CON-SAT-KHUAN", "Cồn sát khuẩn 500 ml", "TT-2025-02", popularity: 10, most: 2,
            [.init(2025_03_01, 38_000, "10")]),
        ProductEntry(
            "TUI-THUOC", "Túi thuốc gia đình", "TT-2025-02", popularity: 10, per: .year, by: ProductEntry.list,
            [.init(2025_03_01, 260_000, "33.3", limit: 1)]),
    ]

    private static let clothes: [ProductEntry] = [
        ProductEntry(
            "QUAN-AO-BHLD", "Quần áo bảo hộ lao động", "TT-2024-05", popularity: 14, most: 2,
            [.init(2024_06_01, 320_000, "22")]),
        ProductEntry(
            "GIAY-BHLD", "Giày bảo hộ lao động", "TT-2024-06", popularity: 12,
            [.init(2024_07_01, 410_000, "18.75"), .init(2026_04_01, 425_000, "18.75")]),
        ProductEntry(
            "AO-PHAN-QUANG", "Áo phản quang", "TT-2024-06", popularity: 8, most: 2, [.init(2024_07_01, 95_000, "15")]),
        ProductEntry(
            "AO-KHOAC-GIO", "Áo khoác gió", "TT-2024-06", essential: false, popularity: 10, per: .year,
            [.init(2025_10_01, 450_000, "35", until: 2026_04_01, limit: 2)]),
    ]

    private static let household: [ProductEntry] = [
        ProductEntry(
            "NOI-COM-DIEN", "Nồi cơm điện 1,8 lít", "TT-2025-01", popularity: 12, per: .year,
            [.init(2025_01_15, 890_000, "17", limit: 1)]),
        ProductEntry(
            "QUAT-DUNG", "Quạt đứng", "TT-2025-01", popularity: 14, per: .year,
            [.init(2025_01_15, 620_000, "15", limit: 2), .init(2026_04_01, 640_000, "20", limit: 2)]),
        ProductEntry(
            "BEP-TU-DON", "Bếp từ đơn", "TT-2025-01", popularity: 9, per: .year,
            [.init(2025_01_15, 1_150_000, "21.5", limit: 1)]),
        ProductEntry(
            "TU-LANH-180L", "Tủ lạnh 180 lít", "TT-2025-01", essential: false, popularity: 5, per: .total,
            [.init(2025_01_15, 5_490_000, "12.5", limit: 1)]),
        ProductEntry(
            "MAY-LOC-NUOC", "Máy lọc nước", "TT-2025-05", essential: false, popularity: 8, per: .total,
            [.init(2024_08_01, 4_200_000, "25", limit: 1)]),
    ]

    private static let food: [ProductEntry] = [
        ProductEntry(
            "THIT-LON-1KG", "Thịt lợn sạch 1 kg", "TT-2024-08", popularity: 18, most: 2, per: .day,
            [.init(2024_10_15, 145_000, "9", limit: 1), .init(2026_01_15, 152_000, "9", limit: 1)]),
        ProductEntry(
            "GIO-LUA-1KG", "Giò lụa 1 kg", "TT-2024-08", popularity: 12, most: 2, [.init(2024_10_15, 180_000, "12")]),
        ProductEntry(
            "CHA-CA-500G", "Chả cá 500 g", "TT-2024-09", popularity: 14, most: 3, [.init(2024_12_01, 95_000, "11.5")]),
        ProductEntry(
            "NEM-CUA-BE", "Nem cua bể, hộp 6 cái", "TT-2024-09", essential: false, popularity: 10, most: 2, per: .week,
            [.init(2024_12_01, 120_000, price: 99_000, limit: 2)]),
        ProductEntry(
            "SUAT-AN-CA", "Suất ăn ca", "TT-2025-10", popularity: 8, per: .day, by: ProductEntry.scan,
            [.init(2025_09_01, 35_000, price: 28_000, limit: 1)]),
    ]

    private static let neighbourhood: [ProductEntry] = [
        ProductEntry(
            "NUOC-BINH-20L", "Nước uống đóng bình 20 lít", "TT-2025-08", popularity: 14, most: 2, per: .day,
            [.init(2025_06_15, 65_000, "10", limit: 1)]),
        ProductEntry(
            "GAS-12KG", "Gas bình 12 kg", "TT-2025-08", popularity: 8, per: .month,
            [.init(2025_06_15, 420_000, "5", limit: 1), .init(2026_01_01, 436_000, "5", limit: 1)]),
        ProductEntry(
            "RAU-CU-TUI", "Túi rau củ trong ngày", "TT-2026-02", popularity: 14, most: 2, per: .day,
            [.init(2026_03_01, 40_000, "8", limit: 1, pool: 6)]),
        ProductEntry(
            "COM-TRUA", "Suất cơm trưa", "TT-2025-09", popularity: 20, per: .day, by: ProductEntry.scan,
            [.init(2025_07_01, 40_000, price: 32_000, limit: 1)]),
    ]
}
