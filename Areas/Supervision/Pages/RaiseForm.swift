internal import Attachments
internal import Kernel
internal import Partners
internal import Web

extension DifficultyDraft {
    /// What was sent, with its files looked at.
    ///
    /// Throws `difficulty_text_missing`, `day_unreadable` and the refusals of `CheckedFile`.
    init(_ form: Form, today: Day) throws {
        let day = form.optionalText("arose_on")
        guard let aroseOn = day.map({ Day(typed: $0) }) ?? today else { throw Refusal("day_unreadable") }
        self.init(
            raiser: form.text("raiser"), aroseOn: aroseOn, sentence: form.text("text"),
            handling: form.optionalText("handling"), agreement: form.optionalText("agreement"),
            partner: form.optionalText("partner"), point: form.optionalText("point"),
            level: AgreementLevel(rawValue: form["level"]), answering: form.optionalText("answering"))
        files = try form.checkedFiles()
    }

    /// More than a form of ours sends, so that a file that is too large meets a sentence and no closed door.
    static let formBytes = DifficultyFile.most * CheckedFile.mostBytes + (1 << 20)
}

extension Form {
    /// The files of the field `file`.
    ///
    /// Throws `difficulty_too_many_files` and the refusals of `CheckedFile`.
    func checkedFiles() throws -> [CheckedFile] {
        let sent = files.filter { $0.field == "file" }
        guard sent.count <= DifficultyFile.most else {
            throw Refusal("difficulty_too_many_files", ["limit": String(DifficultyFile.most)])
        }
        return try sent.map { try CheckedFile(name: $0.name, bytes: $0.content) }
    }
}
