internal import Kernel
internal import Web

/// The accounts of the programme, for those who manage them.
struct AccountRoutes: Sendable {
    let facade: AccessFacade

    var routes: [Route] {
        let permission = AccessPermission.manageAccounts
        return [
            .needs(permission, .get, "/accounts", list), .needs(permission, .post, "/accounts", create),
            .needs(permission, .get, "/accounts/new", new), .needs(permission, .get, "/accounts/{id}", show),
            .needs(permission, .post, "/accounts/{id}/roles", grantRole),
            .needs(permission, .post, "/accounts/{id}/roles/{role}/end", endRole),
            .needs(permission, .post, "/accounts/{id}/end", end),
            .needs(permission, .post, "/accounts/{id}/one-time-code", makeCode),
            .needs(permission, .post, "/accounts/{id}/second-factor/end", takeSecondFactor),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        let search = VietnameseText.clean(visit.query("q") ?? "")
        var found = try await facade.accounts(search: search, offset: paging.offset, limit: paging.size + 1)
        let hasMore = found.count > paging.size
        if hasMore { found.removeLast() }
        let links = paging.links(on: LocalPath("/accounts").with("q", search), hasMore: hasMore)
        let count = try await facade.look { tx in try PasswordRequestQueries.count(in: tx) }
        return .page(
            AccountsPage(
                found, search: search, requestCount: count, pages: links, today: visit.now.businessDay,
                visit.messages))
    }

    private func new(_ visit: SignedIn) async throws -> Answer {
        .page(NewAccountPage(visit.messages))
    }

    private func create(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            let id = try await facade.createAccount(try NewAccountPage.draft(form), as: visit.actor)
            return .redirect(to: LocalPath("/accounts/\(id)"), flash: Flash("flash.account_created"))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: NewAccountPage.fieldsOfRefusals)
            return .page(NewAccountPage(visit.messages, form: form, trouble: trouble), status: .unprocessable)
        }
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        let account = try await account(visit)
        return .page(
            AccountPage(
                account, meanings: try await facade.meanings(of: account), today: visit.now.businessDay,
                visit.messages))
    }

    private func grantRole(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        return try await change(visit, form: form, flash: "flash.role_granted") { id in
            try await facade.grantRole(try RoleFields.grant(form), to: id, as: visit.actor)
        }
    }

    private func endRole(_ visit: SignedIn) async throws -> Answer {
        let role = try visit.parameter("role")
        return try await change(visit, flash: "flash.role_ended") { id in
            try await facade.endRole(role, of: id, as: visit.actor)
        }
    }

    private func end(_ visit: SignedIn) async throws -> Answer {
        try await change(visit, flash: "flash.account_ended") { id in
            try await facade.endAccount(id: id, as: visit.actor)
        }
    }

    private func makeCode(_ visit: SignedIn) async throws -> Answer {
        let account = try await account(visit)
        let code = try await facade.makeOneTimeCode(for: account.signInName, as: visit.actor)
        return .page(OneTimeCodeSlipPage(account, code: code, now: visit.now))
    }

    private func takeSecondFactor(_ visit: SignedIn) async throws -> Answer {
        try await change(visit, flash: "flash.second_factor_taken") { id in
            try await facade.change { [actor = visit.actor] tx in
                try TakeSecondFactor(accountID: id).run(as: actor, in: tx)
            }
        }
    }

    /// Does something with the account of the path; a refusal shows the account's page with the reason.
    private func change(
        _ visit: SignedIn, form: Form = Form(), flash: String, _ body: (_ id: String) async throws -> Void
    ) async throws -> Answer {
        let id = try visit.parameter("id")
        do {
            try await body(id)
            return .redirect(to: LocalPath("/accounts/\(id)"), flash: Flash(flash))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: RoleFields.ofRefusals)
            let account = try await account(visit)
            return .page(
                AccountPage(
                    account, meanings: try await facade.meanings(of: account), today: visit.now.businessDay,
                    visit.messages, form: form, trouble: trouble),
                status: .unprocessable)
        }
    }

    private func account(_ visit: SignedIn) async throws -> AccountSummary {
        guard let account = try await facade.account(id: try visit.parameter("id")) else { throw NotFound("account") }
        return account
    }
}
