internal import Attachments
internal import Kernel
internal import Storage
internal import Web

/// Settings: looked at, tried out, saved.
struct SettingsRoutes: Sendable {
    let desk: SettingsDesk

    /// A logo stands on every page, so that it must be light.
    static let mostLogoBytes = 200 << 10

    var routes: [Route] {
        [
            .needs(SettingsDesk.manage, .get, SettingsPage.path.text, show),
            .needs(SettingsDesk.manage, .post, "/settings/preview", bodyLimit: 6 * CheckedFile.mostBytes, preview),
            .needs(SettingsDesk.manage, .post, SettingsPage.path.text, save),
            .open(.get, "/logo/{hash}", logo),
        ]
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        .page(try await page(visit))
    }

    private func page(_ visit: SignedIn, _ form: Form? = nil, _ refusal: Refusal? = nil) async throws -> SettingsPage {
        let (stored, history) = try await desk.store.read { tx in
            (try desk.stored(in: tx), try SettingsQueries.versions(limit: SettingsDesk.mostShown, in: tx))
        }
        return SettingsPage(
            form ?? SettingsPage.form(stored), history, visit.messages,
            trouble: refusal.map { Trouble($0, visit.messages, fields: SettingsPage.fieldsOfRefusals) })
    }

    private func preview(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            var settings = try InstallationSettings(form)
            if form.has("no_logo") { settings.logo = "" }
            let version = Digits.integer(form.text("version")) ?? -1
            let picture = try SettingsRoutes.picture(form)
            let (before, wanted) = try await look(settings, picture)
            guard before.version == version else { throw Refusal("settings_changed_meanwhile") }
            return .page(SettingsPreviewPage(before, wanted, visit.messages))
        } catch let refusal as Refusal {
            return .page(try await page(visit, form, refusal), status: .unprocessable)
        }
    }

    /// The settings of now, and those wanted with their new picture on the shelf.
    private func look(
        _ settings: InstallationSettings, _ picture: CheckedFile?
    ) async throws -> (StoredSettings, InstallationSettings) {
        var settings = settings
        if let picture {
            settings.logo = try await desk.store.write { tx in try AttachmentShelf.put(picture, in: tx) }
        }
        return (try await desk.store.read { tx in try desk.stored(in: tx) }, settings)
    }

    private static func picture(_ form: Form) throws -> CheckedFile? {
        guard let file = form.file("file") else { return nil }
        let checked = try CheckedFile(name: file.name, bytes: file.content)
        guard checked.kind.isPicture else { throw Refusal("settings_logo_kind", ["name": checked.name]) }
        guard checked.bytes.count <= mostLogoBytes else {
            throw Refusal("settings_logo_too_large", ["name": checked.name, "limit": String(mostLogoBytes >> 10)])
        }
        return checked
    }

    private func save(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            let version = Digits.integer(form.text("version")) ?? -1
            try await desk.save(try InstallationSettings(form), over: version, as: visit.actor)
            return .redirect(to: SettingsPage.path, flash: Flash("flash.settings_saved"))
        } catch let refusal as Refusal {
            return .page(try await page(visit, form, refusal), status: .unprocessable)
        }
    }

    /// Only the logo of now: other pictures of the shelf belong to other things.
    private func logo(_ visitor: Visitor) async throws -> Answer {
        let hash = try visitor.parameter("hash")
        return try await desk.store.read { tx in
            guard try desk.settings(in: tx).logo == hash, let file = try AttachmentShelf.file(hash, in: tx) else {
                throw NotFound("logo")
            }
            return file.answer(name: "logo.\(file.kind.ending)")
        }
    }
}

extension InstallationSettings {
    /// As they were filled in.
    init(_ form: Form) throws {
        self.init()
        name = form.text("name")
        owner = form.text("owner")
        logo = form.text("logo")
        language = form.text("language")
        english = form.text("english") == "yes"
        idleHours = Digits.integer(form.text("idle_hours")) ?? -1
        sessionDays = Digits.integer(form.text("session_days")) ?? -1
        jobDays = Digits.integer(form.text("job_days")) ?? -1
        fileDays = Digits.integer(form.text("file_days")) ?? -1
        noticeDays = Digits.integer(form.text("notice_days")) ?? -1
        try check()
    }
}
