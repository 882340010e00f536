internal import Web

/// The member's card on a telephone.
///
/// The frame is for everybody and says nothing of anybody: it is kept on the telephone, whoever holds that.
struct MyCardRoutes: Sendable {
    let benefits: LocalPath
    let kept: LocalPath

    var routes: [Route] {
        [
            .open(.get, MyCardPage.path.text) { _ in
                .page(MyCardPage(benefits: benefits, kept: kept)).runningModules()
            },
            .open(.get, "/my-card") { _ in .redirect(to: MyCardPage.path) },
        ]
    }
}
