import Kernel
import Organisation
import Storage
import Web

/// What the one search finds of Reports: forms by their titles, single reports by whose they are, and publications.
struct ReportFinds {
    let desk: ReportDesk
    let question: DeskQuestion
    let search: DeskSearch

    /// Of more units and partners of a name than this, the reports would be no help.
    private static let mostSubjects = 40

    func all(in tx: Transaction) throws -> [DeskFinds] {
        [forms(), try reports(in: tx), try publications(in: tx)]
    }

    private var words: FormWords { FormWords(messages: question.messages) }

    private func forms() -> DeskFinds {
        let found = ObligationsQuestion.latest(desk.forms).filter { search.finds(words.text($0.title), $0.code) }
        let hits = found.prefix(search.most).map { form in
            DeskFinds.Hit(
                words.text(form.title), detail: form.code, at: ObligationsPage.path.with("form", form.code))
        }
        return DeskFinds(
            question.text("reports.desk.found"), count: found.count, all: ObligationsPage.path, hits: Array(hits))
    }

    /// The reports of the units and partners that are meant, the latest first.
    private func reports(in tx: Transaction) throws -> DeskFinds {
        let reach = try desk.reports.reach(of: question.actor, in: tx)
        let units = UnitSearch(reach: reach).units(named: search.text).map(\.code)
        let partners = reach.offeredPartners.filter { search.finds($0.name, $0.code) }.map(\.code)
        let typed = reach.tree.unit(code: search.text.uppercased()).map { [$0.code] } ?? []
        let subjects = Set(typed + units + partners.prefix(ReportFinds.mostSubjects))
        let owed = try ObligationQueries.latest(
            of: subjects.sorted(), most: search.most * ObligationsQuestion.latest(desk.forms).count + 1, in: tx)
        let found = try owed.compactMap { owed -> DeskFinds.Hit? in
            let form = try desk.form(of: owed)
            guard desk.mayRead(owed.subject, form) else { return nil }
            let subject = desk.name(of: owed.subject, form)
            return DeskFinds.Hit(
                "\(words.text(form.title)), \(words.period(owed.period, form))",
                detail: "\(subject) · \(words.state(owed.state(on: tx.today)))", at: ReportPage.path(of: owed.number))
        }
        return DeskFinds(
            question.text("reports.desk.found_reports"), count: min(found.count, search.most),
            isCut: found.count > search.most, all: nil, hits: Array(found.prefix(search.most)))
    }

    private func publications(in tx: Transaction) throws -> DeskFinds {
        let look = try PublicationsLook(search.text, (0, search.most), question.actor, desk.reports, in: tx)
        return DeskFinds(
            question.text("reports.publications_title"), count: look.lines.count, isCut: look.hasMore,
            all: PublicationsPage.path.with("q", search.text),
            hits: look.lines.map { publication in
                let subject = publication.subject
                return DeskFinds.Hit(
                    subject.title, detail: "\(subject.scopeName) · \(subject.period)",
                    at: PublicationPage.path(publication.number))
            })
    }
}
