internal import Imports
internal import Kernel
internal import Organisation
internal import Partners
internal import Storage

/// Hands out the file `difficulties`: every one with its last answer; it is not taken in again.
struct ExportDifficulties: ExportKind {
    let supervision: SupervisionFacade
    let name = "difficulties"
    let columns = DifficultyColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let ground = try DifficultyGround(supervision, in: tx)
        var numbers: [Int64] = []
        try DifficultyQueries.forEach(in: tx) { numbers.append($0.number) }
        let stretch = 500
        for start in stride(from: 0, to: numbers.count, by: stretch) {
            let part = Array(numbers[start..<min(start + stretch, numbers.count)])
            let answers = try DifficultyQueries.lastAnswers(of: part, in: tx)
            for number in part {
                guard let difficulty = try DifficultyQueries.difficulty(number, in: tx) else { continue }
                try body(cells(difficulty, answers[number], ground))
            }
        }
    }

    private func cells(
        _ difficulty: Difficulty, _ answer: DifficultyStep?, _ ground: DifficultyGround
    ) -> [ExportCell] {
        let (subject, register) = (difficulty.subject, ground.register)
        let isUnit = difficulty.raiser.unit != nil
        let code = ground.raiserCode(difficulty)
        return [
            ExportCell(difficulty.number), isUnit ? .text(code) : .empty, isUnit ? .empty : .text(code),
            ExportCell(difficulty.aroseOn), .text(difficulty.sentence), ExportCell(text: difficulty.handling),
            ExportCell(text: subject.agreement.flatMap { register.agreement($0)?.code }),
            ExportCell(text: subject.partner.flatMap { register.partner($0)?.code }),
            ExportCell(text: subject.point.flatMap { register.point($0)?.code }),
            ExportCell(subject.level?.rawValue), ExportCell(text: ground.holder(of: difficulty)?.code),
            .plain(difficulty.state.rawValue), ExportCell(text: answer?.note), ExportCell(answer?.at.businessDay),
        ]
    }
}

/// The columns of `difficulties`.
enum DifficultyColumns {
    static let all = [
        "number", "unit_code", "raising_partner_code", "arose_on", "text", "handling", "agreement_code",
        "partner_code", "point_code", "level", "answering_unit_code", "state", "answer", "answered_on",
    ].enumerated().map { ImportColumn($0, $1, captions: []) }
}
