internal import Kernel
internal import Storage
internal import Web

/// Likely duplicates, merging two numbers of one person, and taking that back.
struct MergeRoutes: Sendable {
    let store: Store
    let members: MembersFacade

    var routes: [Route] {
        [
            .needs(MembersFacade.write, .get, "/member-duplicates", list),
            .needs(MembersFacade.write, .get, "/member-duplicates/{first}/{second}", compare),
            .needs(MembersFacade.write, .post, "/member-duplicates/{first}/{second}/merge", merge),
            .needs(MembersFacade.write, .post, "/member-duplicates/{first}/{second}/distinct", markDistinct),
            .needs(MembersFacade.write, .post, "/members/{number}/undo-merge", undo),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let after = visit.query("after").flatMap { Int64($0) } ?? 0
        let page = try await store.read { [members] tx in
            let look = try MemberLook(visit.actor, members.organisation, permission: MembersFacade.write, in: tx)
            let search = DuplicateSearch(
                reach: look.reach, units: look.reach.units(try members.reachedUnits.value(in: tx)))
            return DuplicatesPage(try search.page(after: after, in: tx), look, visit.messages)
        }
        return .page(page)
    }

    private func compare(_ visit: SignedIn) async throws -> Answer {
        try await page(visit)
    }

    private func page(_ visit: SignedIn, trouble: Trouble? = nil) async throws -> Answer {
        let (first, second) = (try visit.parameter("first"), try visit.parameter("second"))
        let page = try await store.read { [members] tx in
            let look = try MemberLook(visit.actor, members.organisation, permission: MembersFacade.write, in: tx)
            return MergePage(
                try look.member(first, in: tx), try look.member(second, in: tx), look, visit.messages, trouble: trouble)
        }
        return .page(page, status: trouble == nil ? .ok : .unprocessable)
    }

    private func merge(_ visit: SignedIn) async throws -> Answer {
        let (first, second) = (try visit.parameter("first"), try visit.parameter("second"))
        let form = try await visit.form()
        let kept = form["stays"] == second ? second : first
        let alias = kept == first ? second : first
        var versions: [String: Int64] = [:]
        for number in [first, second] { versions[number] = Int64(form["version_\(number)"]) }
        let action = MergeMembers(
            organisation: members.organisation, keptNo: kept, aliasNo: alias, versions: versions)
        do {
            try await store.write { [actor = visit.actor] tx in try action.run(as: actor, in: tx) }
            return .redirect(to: LocalPath("/members/\(kept)"), flash: Flash("flash.members_merged"))
        } catch let refusal as Refusal {
            return try await page(visit, trouble: Trouble(refusal, visit.messages))
        }
    }

    private func markDistinct(_ visit: SignedIn) async throws -> Answer {
        let (first, second) = (try visit.parameter("first"), try visit.parameter("second"))
        try await store.write { [members, actor = visit.actor] tx in
            let look = try MemberLook(actor, members.organisation, permission: MembersFacade.write, in: tx)
            let numbers = (try look.member(first, in: tx).number, try look.member(second, in: tx).number)
            guard numbers.0 != numbers.1 else { throw Refusal("member_merge_same") }
            try MemberMergeQueries.markDistinct(numbers.0, numbers.1, by: actor, in: tx)
            try tx.audit(actor, "members.distinct", "member:\(numbers.0)", ["other": "member:\(numbers.1)"])
        }
        return .redirect(to: DuplicatesPage.path, flash: Flash("flash.members_distinct"))
    }

    private func undo(_ visit: SignedIn) async throws -> Answer {
        let number = try visit.parameter("number")
        let action = UndoMerge(organisation: members.organisation, aliasNo: number)
        try await store.write { [actor = visit.actor] tx in try action.run(as: actor, in: tx) }
        return .redirect(to: LocalPath("/members/\(number)"), flash: Flash("flash.members_separated"))
    }
}
