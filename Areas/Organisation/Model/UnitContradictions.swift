internal import Kernel
internal import Imports

extension UnitPlacing {
    /// The rows of known units that cannot stand beside the stored changes, by their places in the file.
    func contradictions(_ judge: UnitUpdateJudge) -> [Int: RowFault] {
        let moved = changedItems.filter { item in
            let unit = existing[item.draft.code]
            return unit?.stated.days != item.draft.days || stored[item.draft.code]?.parentCode != item.draft.parentCode
        }
        guard !moved.isEmpty else { return [:] }
        // New units have no numbers yet; these are good for the judging alone.
        let next = (existing.values.map(\.number).max() ?? 0) + 1
        let numbers = Dictionary(uniqueKeysWithValues: zip(added.map(\.code), next...))
            .merging(existing.mapValues(\.number)) { _, known in known }
        func stated(_ draft: UnitDraft) -> StatedUnit? {
            numbers[draft.code].map { number in
                StatedUnit(number: number, parentNumber: draft.parentCode.flatMap { numbers[$0] }, days: draft.days)
            }
        }
        let fallen = judge.contradicting(
            moved.compactMap { stated($0.draft) }, beside: added.compactMap { stated($0) })
        return Dictionary(
            uniqueKeysWithValues: moved.filter { item in numbers[item.draft.code].map(fallen.contains) ?? false }
                .map { ($0.index, fault(of: $0)) })
    }

    /// Names the first of the columns that differs from what is stored and that changes are judged by.
    private func fault(of item: Item) -> RowFault {
        let known = stored[item.draft.code]
        let column =
            known?.parentCode != item.draft.parentCode
            ? UnitColumns.parentCode
            : known?.days.from != item.draft.days.from ? UnitColumns.openedOn : UnitColumns.closedOn
        return RowFault(
            .badValue, column: column.name, value: item.fields.raw(column), expects: .asStoredChanges)
    }
}
