package import Kernel

/// What a source of counts is asked: how many were due in a unit and its period, and of how many it holds.
package struct CountQuestion: Sendable, Hashable {
    /// The code of the unit at which and below which is counted.
    package let scope: String
    /// The days of the period.
    package let days: DayRange
    /// The day by whose state of affairs it is counted: the period's last, or today while it runs.
    package let cutOff: Day
    package let view: TreeView

    package init(scope: String, days: DayRange, cutOff: Day, view: TreeView) {
        self.scope = scope
        self.days = days
        self.cutOff = cutOff
        self.view = view
    }
}
