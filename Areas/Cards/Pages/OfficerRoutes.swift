internal import Attachments
internal import CardFormat
internal import Jobs
internal import Kernel
internal import Members
internal import Organisation
internal import Storage
internal import Web

/// Cards in the hands of officers: those of a member, and sheets of printed ones for many.
struct OfficerRoutes: Sendable {
    let store: Store
    let cards: CardsFacade

    var routes: [Route] {
        let issue = CardsFacade.issue
        return [
            .needs(issue, .get, SheetOrderPage.path.text, order),
            .needs(issue, .post, "/cards/sheets", start),
            .needs(issue, .get, "/cards/sheets/{id}", sheet),
            .needs(issue, .get, "/cards/sheets/{id}/cards.pdf", file),
            .needs(issue, .get, "/cards/members/{number}", show),
            .needs(issue, .post, "/cards/members/{number}/print", printOne),
            .needs(issue, .post, "/cards/members/{number}/revoke", revoke),
        ]
    }

    // MARK: One member

    private func show(_ visit: SignedIn) async throws -> Answer {
        .page(try await page(visit))
    }

    private func page(_ visit: SignedIn, form: Form = Form(), trouble: Trouble? = nil) async throws -> MemberCardsPage {
        let number = try visit.parameter("number")
        return try await store.read { [cards] tx in
            let reach = try CardReach(visit.actor, cards, in: tx)
            let member = try reach.member(number, cards, in: tx)
            let numbers = [member.record.number] + member.record.formerNumbers.sorted()
            let unit = member.unit.flatMap { reach.tree.unit($0) }.map { reach.tree.name(of: $0, on: tx.today) }
            return MemberCardsPage(
                member, unit: unit ?? "", try CardQueries.cards(of: numbers, in: tx), at: tx.now, visit.messages,
                form: form, trouble: trouble)
        }
    }

    private func printOne(_ visit: SignedIn) async throws -> Answer {
        let number = try visit.parameter("number")
        _ = try await page(visit)
        do {
            let id = try await printing(SheetChoice(unitCode: "", list: number), visit).run()
            return .redirect(to: SheetPage.path(of: id))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages)
            return .page(try await page(visit, trouble: trouble), status: .unprocessable)
        }
    }

    private func revoke(_ visit: SignedIn) async throws -> Answer {
        let (number, form) = (try visit.parameter("number"), try await visit.form())
        do {
            let count = try await store.write { [cards] tx in
                _ = try CardReach(visit.actor, cards, in: tx).member(number, cards, in: tx)
                guard let reason = CardRevocation(rawValue: form.text("reason")) else {
                    throw Refusal("card_reason_missing")
                }
                guard form["confirm"] == "1" else { throw Refusal("card_unconfirmed") }
                return try cards.revoke(number, reason, as: visit.actor, in: tx)
            }
            return .redirect(
                to: MemberCardsPage.path(of: number), flash: Flash("flash.cards_revoked", ["count": String(count)]))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: MemberCardsPage.fieldsOfRefusals)
            return .page(try await page(visit, form: form, trouble: trouble), status: .unprocessable)
        }
    }

    private func printing(_ choice: SheetChoice, _ visit: SignedIn) -> PrintCards {
        PrintCards(
            store: store, cards: cards, choice: choice, actor: visit.actor, issuer: visit.siteName,
            messages: visit.messages)
    }

    // MARK: Sheets

    private func order(_ visit: SignedIn) async throws -> Answer {
        .page(try await orderPage(visit))
    }

    private func orderPage(
        _ visit: SignedIn, form: Form = Form(), trouble: Trouble? = nil
    ) async throws -> SheetOrderPage {
        try await store.read { [cards] tx in
            let tree = try cards.organisation.tree.value(in: tx)
            let own = visit.actor.scopes(for: CardsFacade.issue).compactMap { scope in
                if case .unit(let code) = scope { tree.unit(code: code) } else { nil }
            }
            let units = own.flatMap { [$0] + tree.children(of: $0.number, on: tx.today).prefix(200) }
            let isReady = (try? cards.lists.value(in: tx).signer(.card, at: tx.now)) != nil
            return SheetOrderPage(
                units: units.map { ($0.code, tree.name(of: $0, on: tx.today)) }, isReady: isReady, visit.messages,
                form: form, trouble: trouble)
        }
    }

    /// Who is meant is looked up at once, so that a wrong code meets its sentence here and not in the job.
    private func start(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let choice = SheetChoice(unitCode: form.text("unit"), list: form.text("members"))
        let (language, issuer) = (visit.language, visit.siteName)
        let title = visit.text("cards.sheet_title")
        do {
            let path = try await store.write { [cards] tx in
                let count = try choice.members(visit.actor, cards, in: tx).count
                _ = try cards.safe.open(try cards.lists.value(in: tx).signer(.card, at: tx.now))
                return try JobDesk.start(
                    SheetJob.name, title: "\(title) (\(Digits.grouped(Int64(count))))",
                    [
                        "unit": choice.unitCode, "members": choice.memberNumbers.joined(separator: " "),
                        "issuer": issuer,
                    ], as: visit.actor, language: language, in: tx)
            }
            return .redirect(to: path)
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: SheetOrderPage.fieldsOfRefusals)
            return .page(try await orderPage(visit, form: form, trouble: trouble), status: .unprocessable)
        }
    }

    private func sheet(_ visit: SignedIn) async throws -> Answer {
        let id = try visit.parameter("id")
        let sheet = try await store.read { [cards] tx in try cards.sheets.sheet(id, of: visit.actor, in: tx) }
        return .page(SheetPage(sheet, visit.messages))
    }

    private func file(_ visit: SignedIn) async throws -> Answer {
        let id = try visit.parameter("id")
        let file = try await store.read { [cards] tx in try cards.sheets.file(id, of: visit.actor, in: tx) }
        return .file(file, name: "cards-\(visit.now.businessDay).pdf", contentType: AttachmentKind.pdf.contentType)
    }
}
