internal import Kernel
internal import Organisation
internal import Web

/// The form that asks for a welfare report and, below it, the report or what to do to get one.
struct WelfarePage: Page {
    static let template = "reports/welfare"

    /// What is wrong with a field, and the field to mend.
    struct Trouble: Sendable {
        let field: String
        let text: String
    }

    struct Candidate: Sendable {
        let label: String
        let link: String
    }

    let form: WelfareForm
    let troubles: [Trouble]
    let hasTroubles: Bool
    let candidates: [Candidate]
    let hasCandidates: Bool
    /// The register holds no unit yet.
    let isWithoutUnits: Bool
    let report: WelfareTables?
    /// For a report by place.
    let scenery: WelfareScenery?
    /// The last publication of just this report.
    let publishedPath: String?
    /// Where the report can be frozen.
    let publishPath: String?

    init(_ look: WelfareLook, _ tiles: VietnamTiles, _ messages: Messages) {
        let words = WelfareWords(messages: messages)
        isWithoutUnits = look.refusals.contains { $0.code == "no_units" }
        troubles = look.refusals.filter { $0.code != "no_units" }.map { refusal in
            Trouble(field: WelfarePage.field(of: refusal), text: messages.text(refusal))
        }
        hasTroubles = !troubles.isEmpty
        candidates = look.candidates.map { unit in
            var request = look.request
            request.scope = unit.code
            return Candidate(label: "\(unit.name) (\(unit.code))", link: request.path.text)
        }
        hasCandidates = !candidates.isEmpty
        form = WelfareForm(look, troubles, words)
        report = look.report.map { WelfareTables($0, words) }
        publishedPath = look.published.map { PublicationPage.path($0.number).text }
        publishPath = look.mayPublish ? look.request.on(PublishPage.path).with("form", WelfareReport.form).text : nil
        scenery = look.picture.map { WelfareScenery($0, tiles, words) }
    }

    /// The id of the field that must be changed.
    private static func field(of refusal: Refusal) -> String {
        switch refusal.code {
        case "unknown_partner", "forbidden_partner": "partner"
        case "bad_period": "period"
        default: "scope"
        }
    }

    private init(sample report: WelfareTables) {
        form = .sample
        troubles = [Trouble(field: "scope", text: "There is no such unit.")]
        hasTroubles = true
        candidates = [Candidate(label: "Union (VN)", link: "/reports/welfare?scope=VN")]
        hasCandidates = true
        isWithoutUnits = true
        self.report = report
        publishedPath = "/publications/1"
        publishPath = "/publications/new"
        scenery = .sample
    }

    static let sample = WelfarePage(sample: .sample)
}

extension WelfareRequest {
    /// The page that answers it.
    var path: LocalPath { on(WelfarePages.path) }

    /// The same question for another path of ours.
    func on(_ path: LocalPath) -> LocalPath {
        let pairs = [("scope", scope), ("partner", partner), ("period", period), ("by", by), ("as", view)]
        return pairs.reduce(path) { path, pair in pair.1.map { path.with(pair.0, $0) } ?? path }
    }
}
