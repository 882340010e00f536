import Kernel
import Organisation
import Storage

/// Rows of lists in the reports of a sample world.
struct SampleRows {
    let desk: ReportDesk
    let owed: Obligation
    let form: ReportForm

    /// Rows for a typed list; of points of sale those that the ledger knows, a little off what it has.
    func rows(_ cell: FormCell, in tx: Transaction) throws -> [ListRow] {
        if let beside = cell.columns.lazy.compactMap(\.beside).first { return try points(cell, beside.of, in: tx) }
        let count = Int(owed.number % 3) + 1
        return (0..<count).map { index in
            cell.columns.reduce(into: [:]) { row, column in
                row[column.name] =
                    column.kind == .text
                    ? SampleRows.said[column.name].map { $0[(Int(owed.number) + index) % $0.count] } ?? "Khác"
                    : String((owed.number % 40 + Int64(index) + 5) * (column.kind == .money ? 2_500_000 : 3))
            }
        }
    }

    private func points(_ cell: FormCell, _ name: String, in tx: Transaction) throws -> [ListRow] {
        guard let root = desk.tree.root else { return [] }
        let question = WelfareQuestion(scope: root.code, partner: owed.subject, period: owed.period)
        let known = try desk.reports.pointFigures(question, in: tx).sorted { $0.key < $1.key }.prefix(2)
        return known.enumerated().map { index, point in
            // The second lies beyond what passes without a word.
            let percent: Int64 = index == 0 ? 104 : 125
            var row = [name: point.key]
            for column in cell.columns {
                if let beside = column.beside {
                    row[column.name] = String(FormFigures.amount(beside.source, point.value) * percent / 100)
                } else if column.isExplanation, index > 0 {
                    row[column.name] = "Hai ngày quầy ghi sổ giấy, chưa nhập vào phần mềm."
                }
            }
            return row
        }
    }

    private static let said = [
        "task": [
            "Phổ biến ưu đãi đến từng tổ công đoàn", "Khảo sát nhu cầu mua hàng thiết yếu",
            "Ký thỏa thuận với một đối tác bán lẻ", "Tổ chức phiên chợ công đoàn",
        ],
        "who": ["Ban Chính sách", "Chủ tịch công đoàn", "Ban Tuyên giáo"],
        "until": ["Quý II", "30/9", "Tháng 11"],
        "source": ["Ngân sách công đoàn", "Doanh nghiệp hỗ trợ", "Xã hội hóa"],
        "day": ["12/3", "25/4", "18/5"], "way": ["Hội nghị", "Nhóm Zalo", "Tờ rơi"],
        "name": ["Khám sức khỏe", "Tặng quà ngày 1/6", "Giải bóng đá"],
        "place": ["Khu nhà trọ", "Nhà văn hóa lao động", "Cổng nhà máy"],
    ]
}
