internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Takes the file `agreements-register`: the collective agreements of enterprises with their grades.
struct ImportAgreements: ImportKind {
    let bargaining: BargainingFacade
    let name = "agreements-register"
    let columns = AgreementColumns.all
    let rowsPerTransaction: Int? = nil

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let employers = try bargaining.organisation.employers.value(in: tx)
        let register = try bargaining.agreements.value(in: tx)
        var book = AgreementBook(register)
        let outcomes = zip(rows, drafts(of: rows, AgreementDraft.init)).map { row, read in
            do throws(RowFault) {
                let (fields, draft) = try read.get()
                switch run.seenKeys.standing(key: draft.key, values: draft, row: row.number) {
                case .repeated: return RowOutcome.alreadyThere
                case .duplicate:
                    throw RowFault(.duplicateKey, column: AgreementColumns.code.name, value: draft.code)
                case .new: break
                }
                let outcome = try book.take(
                    try draft.agreement(employers), draft.grade, updates: run.updates, fields)
                run.seenKeys.note(key: draft.key, values: draft, row: row.number)
                return outcome
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        try store(book, register, in: tx)
        return outcomes
    }

    private func store(_ book: AgreementBook, _ register: AgreementRegister, in tx: Transaction) throws {
        guard !book.added.isEmpty || !book.changed.isEmpty || !book.grades.isEmpty else { return }
        var numbers: [String: Int64] = [:]
        if !book.added.isEmpty {
            let range = try tx.takeNumbers("collective_agreement", count: book.added.count)
            let numbered = Array(zip(range, book.added)).map { (number: $0, agreement: $1) }
            for (number, agreement) in numbered { numbers[agreement.code] = number }
            try AgreementQueries.insert(numbered, in: tx)
        }
        for agreement in book.changed {
            guard let stored = register.agreement(code: agreement.code) else { continue }
            _ = try AgreementQueries.update(stored.number, from: stored.version, to: agreement, in: tx)
        }
        for (code, grade) in book.grades {
            guard let number = numbers[code] ?? register.agreement(code: code)?.number else { continue }
            try AgreementQueries.grade(number, grade, in: tx)
        }
        try tx.markChanged(BargainingFacade.register)
    }
}

extension AgreementDraft {
    struct Key: Hashable {
        let code: String
        let gradedOn: Day?
    }

    /// Several rows of one agreement differ in the day of their grade.
    var key: Key { Key(code: code, gradedOn: grade?.on) }
}
