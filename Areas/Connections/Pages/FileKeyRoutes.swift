internal import Access
internal import Kernel
internal import Partners
internal import Storage
internal import Web

/// The keys with which a partner signs its files of sales, and the files that came.
struct FileKeyRoutes: Sendable {
    let connections: ConnectionsFacade

    var routes: [Route] {
        let permission = AccessPermission.manageTillKeys
        return [
            .needs(permission, .get, "/partner-files", list), .needs(permission, .post, "/partner-files", register),
            .needs(permission, .get, "/partner-files/{key}/stop", question),
            .needs(permission, .post, "/partner-files/{key}/stop", stop),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer { .page(try await page(visit)) }

    private func register(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            let key = try await connections.store.write { [connections] tx in
                try RegisterFileKey(
                    ground: try connections.ground(of: visit.actor, in: tx), partnerCode: form.text("partner"),
                    name: form.text("key_name"), pem: form["public_key"]
                ).run(as: visit.actor, in: tx)
            }
            return .redirect(
                to: FileKeysPage.path, flash: Flash("connections.file_key_registered", ["key": key.code]))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: FileKeysPage.fieldsOfRefusals)
            return .page(try await page(visit, form: form, trouble: trouble), status: .unprocessable)
        }
    }

    private func question(_ visit: SignedIn) async throws -> Answer {
        let key = try await connections.store.read { [connections] tx in
            try connections.fileKey(try visit.parameter("key"), for: visit.actor, in: tx)
        }
        return .page(
            StopKeyPage(
                "file_stop", "\(key.code) · \(key.name)", visit.messages,
                path: LocalPath("/partner-files/\(key.code)/stop"), back: FileKeysPage.path,
                backLabel: "connections.files"))
    }

    private func stop(_ visit: SignedIn) async throws -> Answer {
        try await connections.store.write { [connections] tx in
            try StopFileKey(key: try connections.fileKey(try visit.parameter("key"), for: visit.actor, in: tx))
                .run(as: visit.actor, in: tx)
        }
        return .redirect(to: FileKeysPage.path, flash: Flash("connections.key_stopped"))
    }

    private func page(_ visit: SignedIn, form: Form = Form(), trouble: Trouble? = nil) async throws -> FileKeysPage {
        try await connections.store.read { [connections] tx in
            let ground = try connections.ground(of: visit.actor, in: tx)
            let numbers = ground.ownPartners.map(\.number)
            return FileKeysPage(
                keys: try FileKeyQueries.keys(of: numbers, in: tx),
                files: try FileKeyQueries.files(of: numbers, in: tx), ground, visit.messages, form: form,
                trouble: trouble)
        }
    }
}

extension ConnectionsFacade {
    /// The partners of somebody's own.
    func ground(of actor: Actor, in tx: Transaction) throws -> KeyGround {
        KeyGround(of: actor, try partners.register.value(in: tx))
    }

    /// A living key of a partner of one's own; throws `NotFound` for every other.
    func fileKey(_ code: String, for actor: Actor, in tx: Transaction) throws -> FileKey {
        guard let number = FileKey.number(code: code), let key = try FileKeyQueries.key(number, in: tx),
            key.stoppedAt == nil, try ground(of: actor, in: tx).name(of: key.partner) != nil
        else { throw NotFound("file_key") }
        return key
    }
}
