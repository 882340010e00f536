internal import Kernel
internal import Sales
internal import Members
internal import Organisation
internal import Partners
internal import Storage
internal import Supervision
internal import Web

/// A member's own pages: benefits, purchases, reports and data; nobody else's.
struct MemberRoutes: Sendable {
    let store: Store
    let publicity: PublicityFacade

    var routes: [Route] {
        let own = PublicityFacade.ownBenefits
        return [
            .needs(own, .get, MemberPages.benefits.text, benefits),
            .needs(own, .get, MemberPages.purchases.text, purchases),
            .needs(own, .get, MemberPages.reports.text, reports), .needs(own, .get, MemberPages.data.text, data),
            .needs(own, .get, MemberPages.report.text, form), .needs(own, .post, MemberPages.report.text, report),
            .api(needs: own, .get, "/api/v1/my-benefits", figures),
            .api(needs: own, .get, MemberPages.kept.text, kept),
        ]
    }

    private static let offersOnPage = 12
    private static let purchasesOnPage = 20
    private static let mostReports = 100

    private func desk(_ visit: SignedIn) async throws -> (MemberDesk, OwnPurchases) {
        try await store.read { [publicity] tx in
            let desk = try MemberDesk(publicity, as: visit.actor, in: tx)
            let lines = try publicity.sales.ownPurchases(
                of: desk.numbers, desk.ground.book.register, in: tx)
            return (desk, OwnPurchases(lines: lines.map { OwnPurchases.Line(purchase: $0.purchase, point: $0.point) }))
        }
    }

    private func benefits(_ visit: SignedIn) async throws -> Answer {
        let (desk, purchases) = try await desk(visit)
        let paging = Paging(visit, size: MemberRoutes.offersOnPage)
        return .page(BenefitsPage(desk, purchases, PublicQuestion(visit), paging, visit))
    }

    private func purchases(_ visit: SignedIn) async throws -> Answer {
        let (desk, purchases) = try await desk(visit)
        return .page(OwnPurchasesPage(desk, purchases, Paging(visit, size: MemberRoutes.purchasesOnPage), visit))
    }

    private func data(_ visit: SignedIn) async throws -> Answer {
        .page(OwnDataPage(try await desk(visit).0, visit))
    }

    private func reports(_ visit: SignedIn) async throws -> Answer {
        .page(OwnReportsPage(try await states(visit), visit))
    }

    private func states(_ visit: SignedIn) async throws -> [MemberDifficultyState] {
        try await store.read { [publicity] tx in
            let own = try MemberDesk.numbers(publicity, of: visit.actor, in: tx)
            let numbers = try MemberReportQueries.difficulties(of: own, limit: MemberRoutes.mostReports, in: tx)
            return try publicity.supervision.states(of: numbers, in: tx)
        }
    }

    /// The figures of the member's pages for programs that the member lets in.
    private func figures(_ visit: SignedIn) async throws -> Answer {
        let ((desk, purchases), states) = (try await desk(visit), try await states(visit))
        return try .json(
            OwnFiguresWire(
                offers: desk.offers.count, points: desk.places.count, turns: purchases.counted.count,
                paidAmount: purchases.paid.amount, savedAmount: purchases.saved.amount, reports: states.count,
                waitingReports: states.filter(\.isWaiting).count))
    }

    /// What the member's telephone keeps for the time without a network.
    private func kept(_ visit: SignedIn) async throws -> Answer {
        let (desk, purchases) = try await desk(visit)
        return try .json(KeptWire(desk, purchases, visit.messages))
    }

    // MARK: Reporting

    private func form(_ visit: SignedIn) async throws -> Answer {
        let (desk, _) = try await desk(visit)
        let fields = ["point": visit.query("point") ?? "", "note": visit.query("product") ?? ""]
        return .page(ReportPage(desk, Form(fields), visit))
    }

    private func report(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let words = OfferWords(messages: Messages(catalogue: visit.messages.catalogue, language: .vietnamese))
        do {
            guard let kind = MemberDifficulty.Kind(rawValue: form["kind"]) else { throw Refusal("report_kind_unknown") }
            let draft = ReportAtCounter.Draft(
                kind: kind, point: form.text("point"), note: form.optionalText("note"))
            _ = try await store.write { [publicity] tx in
                try ReportAtCounter(publicity: publicity, actor: visit.actor, words: words).report(draft, in: tx)
            }
            return .redirect(to: MemberPages.reports, flash: Flash("flash.member_reported"))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: ReportPage.fieldsOfRefusals)
            return .page(ReportPage(try await desk(visit).0, form, visit, trouble: trouble), status: .unprocessable)
        }
    }
}
