/// What the partners of the first years and of two districts sold.
enum EarlyProducts {
    static let entries: [ProductEntry] = national + provincial + districts

    private static let national: [ProductEntry] = [
        ProductEntry(
            "S17-GAO-TE", "Gạo tẻ bao 5 kg", "TT-2017-02", popularity: 30, most: 3,
            [.init(2017_06_01, 78_000, "8"), .init(2020_01_01, 82_000, "8", until: 2023_01_01)]),
        ProductEntry(
            "S17-GAO-NEP", "Gạo nếp bao 1 kg", "TT-2017-02", popularity: 16, most: 3,
            [.init(2017_06_01, 26_000, "10", until: 2023_01_01)]),
        ProductEntry(
            "S17-DAU-AN", "Dầu ăn can 2 lít", "TT-2017-01", popularity: 28, most: 3,
            [.init(2017_06_01, 92_000, "9"), .init(2019_06_01, 96_000, "9", until: 2024_03_01)]),
        ProductEntry(
            "S17-BOT-GIAT", "Bột giặt túi 1 kg", "TT-2017-01", popularity: 20, most: 3,
            [.init(2017_06_01, 43_000, "12", until: 2024_03_01)]),
        ProductEntry(
            "S17-DUONG", "Đường cát túi 1 kg", "TT-2017-01", popularity: 18, most: 3,
            [.init(2017_06_01, 19_000, "6", until: 2024_03_01)]),
        ProductEntry(
            "S17-VE-TAU-XE", "Vé xe khách về quê", "TT-2017-03", .service, popularity: 18, most: 3,
            [.init(2017_06_15, 210_000, "10"), .init(2021_01_01, 230_000, "10", until: 2023_06_01)]),
        ProductEntry(
            "S17-KHAM-SK", "Khám sức khỏe định kỳ", "TT-2017-04", .service, popularity: 12, most: 3,
            [.init(2017_07_01, 600_000, "15"), .init(2020_01_01, 680_000, "15", until: 2024_05_01)]),
        ProductEntry(
            "S17-GOI-CUOC", "Gói cước điện thoại tháng", "TT-2017-05", .service, popularity: 24, most: 3,
            [.init(2017_07_15, 99_000, "20", until: 2025_07_01)]),
        ProductEntry(
            "S17-TOUR-1N", "Tham quan trong ngày", "TT-2017-06", .service, essential: false, popularity: 6, most: 3,
            [.init(2017_08_01, 450_000, "18", until: 2025_07_01)]),
        ProductEntry(
            "S17-BH-TAI-NAN", "Bảo hiểm tai nạn một năm", "TT-2017-07", .service, popularity: 10, most: 3,
            [.init(2017_08_15, 150_000, "25", until: 2025_07_01)]),
        ProductEntry(
            "S17-SO-MI", "Áo sơ mi công sở", "TT-2017-08", popularity: 10, most: 3,
            [.init(2017_09_01, 260_000, "22.5", until: 2025_07_01)]),
        ProductEntry(
            "S17-TUI-THUOC", "Túi thuốc sơ cứu", "TT-2017-09", popularity: 10, most: 3,
            [.init(2017_09_01, 120_000, "12", until: 2024_04_01)]),
        ProductEntry(
            "S17-TU-QUAN-AO", "Tủ quần áo hai buồng", "TT-2017-10", essential: false, popularity: 3, most: 3,
            [.init(2017_09_15, 1_450_000, "14", until: 2022_09_15)]),
        ProductEntry(
            "S17-AO-MUA", "Áo mưa bộ", "TT-2017-13", popularity: 10, most: 3,
            [.init(2017_11_01, 140_000, "18", until: 2024_06_01)]),
        ProductEntry(
            "S17-QUAT-BAN", "Quạt bàn", "TT-2017-16", popularity: 9, most: 3,
            [.init(2017_12_01, 330_000, "13", until: 2024_08_01)]),
        ProductEntry(
            "S18-SUA-HOP", "Sữa tươi hộp 180 ml, lốc 4", "TT-2017-18", popularity: 20, most: 3,
            [.init(2018_01_01, 28_000, "8", until: 2024_07_28)]),
        ProductEntry(
            "S18-KINH-CAN", "Kính cận trọn bộ", "TT-2018-02", popularity: 5, most: 3,
            [.init(2018_01_15, 390_000, "20", until: 2023_01_15)]),
        ProductEntry(
            "S18-XE-DAP", "Xe đạp học sinh", "TT-2018-04", essential: false, popularity: 3, most: 3,
            [.init(2018_02_01, 1_650_000, "11", until: 2023_02_01)]),
        ProductEntry(
            "S18-DO-CHOI", "Bộ xếp hình trẻ em", "TT-2018-06", essential: false, popularity: 4, most: 3,
            [.init(2018_03_15, 180_000, "16", until: 2023_03_15)]),
        ProductEntry(
            "S18-SACH-GK", "Sách giáo khoa trọn bộ", "TT-2018-09", popularity: 6, most: 3,
            [.init(2018_04_01, 320_000, "10", until: 2025_07_01)]),
        ProductEntry(
            "S18-BEP-GAS", "Bếp gas đôi", "TT-2018-11", popularity: 4, most: 3,
            [.init(2018_05_01, 780_000, "15", until: 2025_07_01)]),
    ]

    private static let provincial: [ProductEntry] = [
        ProductEntry(
            "S17-GIO-CHA", "Giò chả cân 1 kg", "TT-2017-11", popularity: 10, most: 3,
            [.init(2017_10_01, 150_000, "10", until: 2024_10_15)]),
        ProductEntry(
            "S17-HOC-NGHE", "Khóa học tin học văn phòng", "TT-2017-12", .service, popularity: 4, most: 3,
            [.init(2017_10_15, 1_200_000, "30", until: 2025_01_01)]),
        ProductEntry(
            "S17-KEO-DUA", "Kẹo dừa hộp 500 g", "TT-2017-14", popularity: 8, most: 3,
            [.init(2017_11_01, 55_000, "12", until: 2025_07_01)]),
        ProductEntry(
            "S17-CHA-CA", "Chả cá thu 500 g", "TT-2017-15", popularity: 8, most: 3,
            [.init(2017_11_15, 90_000, "10", until: 2025_07_01)]),
        ProductEntry(
            "S17-KHAU-TRANG", "Khẩu trang vải, gói 10 cái", "TT-2017-17", popularity: 6, most: 3,
            [.init(2017_12_01, 60_000, "15", until: 2025_03_01)]),
        ProductEntry(
            "S18-KHAM-RANG", "Khám và lấy cao răng", "TT-2017-19", .service, popularity: 6, most: 3,
            [.init(2018_01_01, 250_000, "20", until: 2025_07_01)]),
        ProductEntry(
            "S18-SON-NUOC", "Sơn nước thùng 5 lít", "TT-2018-01", essential: false, popularity: 4, most: 3,
            [.init(2018_01_15, 620_000, "9", until: 2025_07_01)]),
        ProductEntry(
            "S18-TUI-TET", "Túi hàng Tết bình ổn", "TT-2018-03", popularity: 16, most: 3,
            [.init(2018_02_01, 250_000, "20", until: 2024_10_01)]),
        ProductEntry(
            "S18-VE-XE-TINH", "Vé xe buýt nhanh liên huyện", "TT-2018-05", .service, popularity: 8, most: 3,
            [.init(2018_02_15, 35_000, "14", until: 2025_07_01)]),
        ProductEntry(
            "S18-VO-VIET", "Vở viết, lốc 10 quyển", "TT-2018-07", popularity: 6, most: 3,
            [.init(2018_03_15, 85_000, "15", until: 2025_07_01)]),
        ProductEntry(
            "S18-CA-PHE", "Cà phê bột gói 500 g", "TT-2018-08", essential: false, popularity: 6, most: 3,
            [.init(2018_04_01, 75_000, "12.5", until: 2025_07_01)]),
        ProductEntry(
            "S18-GIAY-DEP", "Giày vải công nhân", "TT-2018-10", popularity: 6, most: 3,
            [.init(2018_05_01, 160_000, "18", until: 2025_07_01)]),
    ]

    private static let districts: [ProductEntry] = [
        ProductEntry(
            "BT-GAO", "Gạo dẻo bao 5 kg", "TT-2021-01", popularity: 14, most: 3,
            [.init(2021_07_01, 95_000, "5", until: 2025_07_01)]),
        ProductEntry(
            "BT-DAU-AN", "Dầu đậu nành chai 1 lít", "TT-2021-01", popularity: 12, most: 3,
            [.init(2021_07_01, 56_000, "8", until: 2025_07_01)]),
        ProductEntry(
            "BT-TRUNG", "Trứng vịt vỉ 10 quả", "TT-2021-01", popularity: 12, most: 3,
            [.init(2021_07_01, 38_000, "10", until: 2025_07_01)]),
        ProductEntry(
            "BT-SUA", "Sữa đậu nành thùng 36 hộp", "TT-2021-01", popularity: 8, most: 3,
            [.init(2021_07_01, 170_000, "12.5", until: 2025_07_01)]),
        ProductEntry(
            "BT-RAU", "Rau xanh túi 1 kg", "TT-2022-51", popularity: 12, most: 3,
            [.init(2022_09_01, 30_000, "15", until: 2025_07_01)]),
        ProductEntry(
            "BT-TRAI-CAY", "Trái cây theo mùa 1 kg", "TT-2022-51", popularity: 10, most: 3,
            [.init(2022_09_01, 45_000, "20", until: 2025_07_01)]),
        ProductEntry(
            "BT-NUOC-GIAT", "Nước giặt túi 3,6 kg", "TT-2023-51", popularity: 8, most: 3,
            [.init(2023_04_01, 160_000, "25", until: 2025_07_01)]),
        ProductEntry(
            "BT-NOI-CHAO", "Bộ nồi ba chiếc", "TT-2023-51", essential: false, popularity: 4, most: 3,
            [.init(2023_04_01, 650_000, "30", until: 2025_07_01)]),
        ProductEntry(
            "LB-DAU-GOI", "Dầu gội chai 650 ml", "TT-2023-52", popularity: 10, most: 3,
            [.init(2024_01_01, 150_000, "30", until: 2025_07_01)]),
        ProductEntry(
            "LB-KEM-CHONG-NANG", "Kem chống nắng", "TT-2023-52", essential: false, popularity: 6, most: 3,
            [.init(2024_01_01, 220_000, "35", until: 2025_07_01)]),
        ProductEntry(
            "LB-AO-KHOAC", "Áo khoác ấm", "TT-2024-51", popularity: 8, most: 3,
            [.init(2024_02_01, 250_000, price: 143_000, until: 2025_07_01)]),
        ProductEntry(
            "LB-QUAN-AO-TE", "Quần áo trẻ em", "TT-2024-51", popularity: 8, most: 3,
            [.init(2024_02_01, 180_000, "37.5", until: 2025_07_01)]),
    ]
}
