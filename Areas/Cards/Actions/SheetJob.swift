internal import Jobs
internal import Kernel
internal import Storage
internal import Web

/// Makes a sheet of printed cards as a job, however many they are.
struct SheetJob: Sendable {
    static let name = "card_sheet"

    let store: Store
    let cards: CardsFacade

    var kind: JobKind {
        JobKind(SheetJob.name) { [store, cards] order in
            let choice = SheetChoice(
                unitCode: order.parameters["unit"] ?? "", list: order.parameters["members"] ?? "")
            let printing = PrintCards(
                store: store, cards: cards, choice: choice, actor: order.actor,
                issuer: order.parameters["issuer"] ?? "", messages: order.messages)
            // Stopping now does no harm; once the cards are made, they are also drawn.
            try order.progress.check()
            let id = try await printing.run { done, total in order.progress.note(done: done, of: total) }
            return .page(SheetPage.path(of: id))
        }
    }
}
