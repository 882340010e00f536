internal import Access
internal import Kernel
internal import Partners
internal import Storage
package import Web

extension ConnectionsFacade {
    /// What Connections tells people: webhooks that the server has given up.
    package var deskSource: DeskSource {
        DeskSource(notices: { question, news, tx in
            guard question.actor.may(AccessPermission.manageTillKeys) else { return [] }
            let own = try ground(of: question.actor, in: tx).ownPartners.map(\.number)
            return try WebhookQueries.failing(of: own, since: news.since, in: tx).prefix(news.most).map { webhook in
                DeskNotice(
                    question.text("connections.desk.failing", ["url": webhook.url]), at: webhook.stateAt,
                    path: WebhookPage.path(of: webhook.id))
            }
        })
    }
}
