internal import Imports
internal import Kernel
internal import Storage
internal import Web

/// The list of members, each of them, and the forms that change them.
struct MemberRoutes: Sendable {
    let store: Store
    let members: MembersFacade
    var purchases = MemberPurchases.none
    var links: [MemberLink] = []

    var routes: [Route] {
        [
            .needs(MembersFacade.read, .get, "/members", list),
            .needs(MembersFacade.read, .get, "/members/{number}", show),
            .needs(MembersFacade.write, .get, "/new-member", new),
            .needs(MembersFacade.write, .post, "/new-member", add),
            .needs(MembersFacade.write, .post, "/members/{number}/person", describe),
            .needs(MembersFacade.write, .post, "/members/{number}/transfer", transfer),
            .needs(MembersFacade.write, .post, "/members/{number}/end", end),
            .needs(MembersFacade.erase, .post, "/members/{number}/erase", erase),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        let text = VietnameseText.clean(visit.query("q") ?? "")
        let page = try await store.read { [members] tx in
            let look = try MemberLook(visit.actor, members.organisation, in: tx)
            let list = try MemberSearch(
                text: text, units: look.reach.units(members.reachedUnits.value(in: tx))
            ).list(paging, in: tx)
            let path = list.isSearch ? MembersPage.path.with("q", text) : MembersPage.path
            return MembersPage(
                list.members, search: text, isCut: list.isCut, pages: paging.links(on: path, hasMore: list.hasMore),
                look, visit.messages)
        }
        return .page(page)
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        try await page(visit)
    }

    private func page(_ visit: SignedIn, form: Form = Form(), trouble: Trouble? = nil) async throws -> Answer {
        let number = try visit.parameter("number")
        let paging = Paging(visit, size: MemberRoutes.purchasesOnPage)
        let page = try await store.read { [members, purchases, links] tx in
            let look = try MemberLook(visit.actor, members.organisation, in: tx)
            let member = try look.member(number, in: tx)
            let aliases = try members.aliases.value(in: tx)
            let person = aliases.person(of: member.number)
            if person != member.number {
                return Shown.elsewhere(try MemberQueries.memberNo(of: [person], in: tx)[person] ?? "")
            }
            let others = aliases.aliases(of: person)
            let former = try MemberQueries.memberNo(of: others, in: tx).values.sorted()
            let bought = try purchases.purchases(
                MemberPurchases.Question(
                    members: [person] + others, actor: visit.actor, offset: paging.offset, limit: paging.size + 1), tx)
            return Shown.here(
                MemberPage(
                    member, look, visit.messages, formerNumbers: former,
                    purchases: bought.map { PurchasesPart($0, of: number, paging, visit.messages) },
                    links: links.filter { visit.actor.may($0.permission) }, form: form, trouble: trouble))
        }
        switch page {
        case .elsewhere(let number): return .redirect(to: LocalPath("/members/\(number)"))
        case .here(let page): return .page(page, status: trouble == nil ? .ok : .unprocessable)
        }
    }

    private static let purchasesOnPage = 20

    /// A number that was merged leads to the one that stayed.
    private enum Shown: Sendable {
        case here(MemberPage)
        case elsewhere(String)
    }

    private func new(_ visit: SignedIn) async throws -> Answer {
        .page(NewMemberPage(visit.messages))
    }

    private func add(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let number = form.text("member_no")
        if let trouble = try await trouble(visit, .add, number, form) {
            return .page(NewMemberPage(visit.messages, form: form, trouble: trouble), status: .unprocessable)
        }
        return .redirect(to: LocalPath("/members/\(number)"), flash: Flash("flash.member_added"))
    }

    private func describe(_ visit: SignedIn) async throws -> Answer { try await change(visit, .describe) }
    private func transfer(_ visit: SignedIn) async throws -> Answer { try await change(visit, .transfer) }
    private func end(_ visit: SignedIn) async throws -> Answer { try await change(visit, .end) }

    private func erase(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let number = try visit.parameter("number")
        do {
            guard form.text("confirm") == number else { throw Refusal("member_erase_unconfirmed") }
            try await store.write { [members, actor = visit.actor] tx in
                try EraseMember(number, members: members).run(as: actor, in: tx)
            }
            try await store.forgetRemoved()
            return .redirect(to: LocalPath("/members/\(number)"), flash: Flash("flash.member_erased"))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: ["member_erase_unconfirmed": "confirm"])
            return try await page(visit, form: form, trouble: trouble)
        }
    }

    /// Changes the member of the path; what was wrong is shown on its page, beside what was filled in.
    private func change(_ visit: SignedIn, _ change: KeepMember.Change) async throws -> Answer {
        let form = try await visit.form()
        let number = try visit.parameter("number")
        if let trouble = try await trouble(visit, change, number, form) {
            return try await page(visit, form: form, trouble: trouble)
        }
        return .redirect(to: LocalPath("/members/\(number)"), flash: Flash("flash.member_changed"))
    }

    /// Why the change was not made; nil when it was.
    private func trouble(
        _ visit: SignedIn, _ change: KeepMember.Change, _ number: String, _ form: Form
    ) async throws -> Trouble? {
        let action = KeepMember(
            members: members, memberNo: number, change: change, version: Int64(form["version"]),
            texts: Dictionary(form.fields.map { ($0.name, $0.value) }) { first, _ in first })
        do {
            try await store.write { [actor = visit.actor] tx in try action.run(as: actor, in: tx) }
            return nil
        } catch let refusal as Refusal {
            return Trouble(
                refusal, visit.messages, fields: ["member_exists": "member_no", "member_is_there": "unit_code"])
        } catch let fault as RowFault {
            return Trouble(text: fault.sentence(visit.messages), field: fault.column)
        }
    }
}
