/// How members redeem what the partners offer.
enum InstructionCatalogue {
    struct Row: Sendable {
        let partner: String
        let product: String?
        let method: String
        let proof: String
        let steps: String
        let from: Int
    }

    static let rows: [Row] =
        general.map {
            Row(partner: $0, product: nil, method: "show_card", proof: "card", steps: atCounter, from: 2017_06_01)
        }
        + [
            Row(
                partner: "DT-03", product: nil, method: "list", proof: "union_list",
                steps: "Đăng ký với công đoàn cơ sở; Công đoàn gửi danh sách cho phòng vé; Nhận vé bằng thẻ đoàn viên",
                from: 2017_06_15),
            Row(
                partner: "DT-12", product: nil, method: "scan_card", proof: "card_code",
                steps: "Mở mã trên thẻ; Đưa thu ngân quét; Trả tiền theo giá ưu đãi", from: 2025_07_01),
            Row(
                partner: "DT-01", product: "GIO-QUA-TET", method: "slip", proof: "union_letter",
                steps:
                    "Nhận phiếu tại công đoàn cơ sở; Đưa phiếu và thẻ đoàn viên khi trả tiền; Mỗi phiếu dùng một lần",
                from: 2025_12_20),
        ]

    private static let atCounter =
        "Chọn hàng; Đưa thẻ đoàn viên cho thu ngân trước khi trả tiền; Trả tiền theo giá ưu đãi"
    private static let general = [
        "DT-01", "DT-02", "DT-04", "DT-05", "DT-06", "DT-07", "DT-08", "DT-09", "DT-10", "DT-13", "DT-16", "DT-31",
        "DT-32", "DT-33", "DT-34", "DT-35",
    ]
}
