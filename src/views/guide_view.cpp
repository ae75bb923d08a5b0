#include "views/guide_view.h"

#include "formats/describe.h"

namespace shuofa {

GuideTopicView to_view(const GuideTopic& topic, Language language) {
    GuideTopicView view{
        topic.id,    topic.question.in(language), topic.answer.in(language), {}, topic.place,
        std::nullopt};
    for (const Phrase& article : topic.articles)
        view.articles.push_back(article.in(language));
    if (!topic.command.empty()) view.command = topic.command;
    return view;
}

GuideView guide_view(const Guide& guide, std::string_view query, Language language) {
    GuideView view;
    for (const GuideTopic* topic : guide.search(query))
        view.topics.push_back(to_view(*topic, language));
    return view;
}

std::string to_json(const GuideTopicView& view) { return describe::to_text(view); }
std::string to_json(const GuideView& view) { return describe::to_text(view); }

}  // namespace shuofa
