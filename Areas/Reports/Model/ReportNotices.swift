internal import Kernel
internal import Storage
internal import Web

/// What happened to the reports that somebody hands in, and which were handed in to be judged.
struct ReportNotices {
    let desk: ReportDesk
    let question: DeskQuestion

    private static let told: [ReportEvent.Action] = [.giveBack, .accept, .approve, .excuse, .extend, .remind]

    func notices(_ news: DeskNews, in tx: Transaction) throws -> [DeskNotice] {
        let subjects = ReportTasks.subjects(of: question.actor)
        let own =
            subjects.isEmpty
            ? []
            : try DeskReportQueries.happenings(
                ReportNotices.told, of: subjects, since: news.since, but: question.actor, most: news.most, in: tx)
        return (own + (try handedIn(news, in: tx))).compactMap(notice)
    }

    private func handedIn(_ news: DeskNews, in tx: Transaction) throws -> [DeskReportQueries.Happening] {
        guard question.actor.may(ReportsFacade.review) else { return [] }
        return try DeskReportQueries.happenings(
            [.submit], of: nil, since: news.since, but: question.actor, most: news.most, in: tx
        ).filter { happening in
            desk.forms.last { $0.code == happening.form }.map { desk.mayReview(happening.subject, $0) } ?? false
        }
    }

    private func notice(_ happening: DeskReportQueries.Happening) -> DeskNotice? {
        guard let form = desk.forms.last(where: { $0.code == happening.form }) else { return nil }
        let words = FormWords(messages: question.messages)
        let text = question.text(
            "reports.notice.\(happening.action.rawValue)",
            [
                "form": words.text(form.title),
                "period": WelfareWords(messages: question.messages).period(happening.period),
                "name": desk.name(of: happening.subject, form),
            ])
        return DeskNotice(text, at: happening.at, path: ReportPage.path(of: happening.number))
    }
}
