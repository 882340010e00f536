internal import Kernel
internal import Web

/// A sheet that was made: fetch it within its hour.
struct SheetPage: Page {
    static let template = "cards/sheet"

    static func path(of id: String) -> LocalPath { LocalPath("/cards/sheets/\(id)") }

    let lead: String
    let file: String
    let kept: String

    init(_ sheet: SheetQueries.Sheet, _ messages: Messages) {
        lead = messages.text("cards.sheet_made", ["count": Digits.grouped(sheet.cards)])
        file = LocalPath("/cards/sheets/\(sheet.id)/cards.pdf").text
        kept = messages.text("cards.sheet_kept", ["time": sheet.goneAt.clockTime])
    }

    private init() {
        (lead, file, kept) = ("20 cards.", "/cards/sheets/a/cards.pdf", "Kept until ten.")
    }

    static let sample = SheetPage()
}
