package import Kernel
internal import Organisation
package import Storage
package import Web

extension ReportsFacade {
    package func formLines(_ messages: Messages, in tx: Transaction) throws -> [FormLine] {
        try forms.value(in: tx).map { form in
            FormLine(code: form.code, version: form.version, title: form.title[messages.language], isNew: false)
        }
    }

    /// The file of a form.
    ///
    /// Throws the refusal `unknown_form`.
    package func formContent(_ code: String, version: Int?, in tx: Transaction) throws -> String {
        let versions = try forms.value(in: tx).filter { $0.code == code }.map(\.version)
        guard let version = version ?? versions.max(),
            let content = try FormQueries.content(of: code, version: version, in: tx)
        else { throw Refusal("unknown_form", ["form": code]) }
        return content
    }

    /// Stores a version of a form; throws the refusals of `StoreForm`.
    package func storeForm(_ content: [UInt8], as actor: Actor, in tx: Transaction) throws -> FormLine {
        let (form, isNew) = try StoreForm(reports: self, actor: actor).store(content, in: tx)
        return FormLine(code: form.code, version: form.version, title: form.title.vi, isNew: isNew)
    }

    /// Says who owes a form; throws the refusals of `StoreForm.assign` and `bad_assignment`.
    package func assign(_ request: AssignmentRequest, as actor: Actor, in tx: Transaction) throws {
        guard let kind = Period.Kind(rawValue: request.periodKind) else {
            throw Refusal("bad_assignment_period", ["form": request.form, "period": request.periodKind])
        }
        let until = request.until.map { Day($0) }
        guard let from = Day(request.from), until == nil || until != .some(nil),
            request.unitKind == nil || request.unitKind.flatMap({ UnitKind(rawValue: $0) }) != nil
        else { throw Refusal("bad_assignment") }
        let days = DayRange(from: from, to: until.flatMap { $0 })
        guard !days.isEmpty else { throw Refusal("bad_assignment") }
        guard let reminders = ReminderMarks(request.remind) else {
            throw Refusal("bad_remind_days", ["days": request.remind])
        }
        try StoreForm(reports: self, actor: actor).assign(
            FormAssignment(
                number: 0, form: request.form, periodKind: kind, subject: request.subject,
                unitKind: request.unitKind, days: days, reminders: reminders), in: tx)
    }

    /// The owed reports of a period as a file, of one form or of every form that has such a period.
    ///
    /// Throws the refusals of the list.
    package func obligations(
        period: String, scope: String?, form: String?, as format: ObligationsFormat, _ messages: Messages,
        on store: Store
    ) async throws -> [UInt8] {
        let codes: [String]
        if let form {
            codes = [form]
        } else {
            codes = try await store.read { tx in
                ObligationsQuestion.latest(try forms.value(in: tx)).filter { form in
                    Period(period).map { form.periods.contains($0.kind) } ?? true
                }.map(\.code)
            }
        }
        guard !codes.isEmpty else { throw Refusal("no_forms") }
        var bytes: [UInt8] = []
        for code in codes {
            let request = ObligationsRequest(form: code, period: period, scope: scope)
            let look = try await store.obligations(request, as: .commandLine, self)
            let file = ObligationsFile(look, FormWords(messages: messages))
            bytes += format == .json ? file.json() : file.csv(hasHeader: bytes.isEmpty)
        }
        return bytes
    }
}
