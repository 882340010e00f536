internal import Kernel
internal import Storage
internal import Web

/// The forms of legal caps; their list is a register.
struct CapRoutes: Sendable {
    let store: Store

    var routes: [Route] {
        let write = PartnersFacade.writeCaps
        return [
            .needs(write, .get, CapPage.newPath.text, new), .needs(write, .post, Register.caps.path.text, add),
            .needs(write, .get, "/discount-caps/{number}", show),
            .needs(write, .post, "/discount-caps/{number}", change),
        ]
    }

    private func new(_ visit: SignedIn) async throws -> Answer {
        .page(CapPage(nil, visit.words))
    }

    private func add(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            let cap = try CapForm(form).cap
            try await store.write { tx in try SaveCap(actor: visit.actor).add(cap, in: tx) }
            return .redirect(to: Register.caps.path, flash: Flash("flash.cap_added"))
        } catch let refusal as Refusal {
            return .page(
                CapPage(nil, typed: form, visit.words, trouble: visit.trouble(refusal)), status: .unprocessable)
        }
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        .page(CapPage(try await stored(visit), visit.words))
    }

    private func change(_ visit: SignedIn) async throws -> Answer {
        let (form, number) = (try await visit.form(), try visit.capNumber)
        do {
            let filled = try CapForm(form)
            try await store.write { tx in
                try SaveCap(actor: visit.actor).change(number, version: filled.version, to: filled.cap, in: tx)
            }
            return .redirect(to: Register.caps.path, flash: Flash("flash.cap_changed"))
        } catch let refusal as Refusal {
            let page = CapPage(
                try await stored(visit), typed: form, visit.words, trouble: visit.trouble(refusal))
            return .page(page, status: .unprocessable)
        }
    }

    private func stored(_ visit: SignedIn) async throws -> StoredCap {
        let number = try visit.capNumber
        return try await store.read { tx in
            guard let stored = try CapQueries.cap(number, in: tx) else { throw NotFound("cap") }
            return stored
        }
    }
}

extension SignedIn {
    fileprivate var capNumber: Int64 {
        get throws {
            guard let number = Digits.integer(try parameter("number")) else { throw NotFound("cap") }
            return number
        }
    }

    fileprivate func trouble(_ refusal: Refusal) -> Trouble {
        Trouble(refusal, messages, fields: CapForm.fieldsOfRefusals)
    }
}
