#include "reference/guide_files.h"

#include "base/text.h"
#include "reference/yaml_fields.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr std::string_view border = "---\n";
constexpr std::string_view english = "<!-- en -->";

tl::unexpected<Error> broken(const GuideFile& file, std::string why) {
    return fail(reference_file_broken, std::move(why), std::string{file.name});
}

}  // namespace

Result<GuideTopic> read_guide_topic(const GuideFile& file) {
    if (!file.content.starts_with(border)) return broken(file, "it must begin with ---");
    const std::string_view rest = file.content.substr(border.size());
    const std::size_t end = rest.find("\n---\n");
    if (end == std::string_view::npos) return broken(file, "the second --- is missing");
    const std::string_view body = rest.substr(end + border.size() + 1);
    const std::size_t turn = body.find(english);
    if (turn == std::string_view::npos) return broken(file, "the English answer is missing");

    const YamlNode tree = TRY(read_yaml_tree(file.name, rest.substr(0, end + 1)));
    YamlFields fields{file.name, tree};
    GuideTopic topic;
    topic.id = TRY(fields.text("id"));
    topic.order = TRY(fields.number("order", 1, 999));
    topic.question = TRY(fields.phrase("question"));
    topic.articles = TRY(fields.phrases("articles"));
    topic.place = TRY(fields.text("place"));
    topic.command = TRY(fields.text_or_none("command"));
    topic.keywords = TRY(fields.words("keywords"));
    TRY(fields.finish());
    topic.answer = {std::string{trim(body.substr(0, turn))},
                    std::string{trim(body.substr(turn + english.size()))}};
    if (topic.answer.zh.empty() || topic.answer.en.empty()) return broken(file, "an empty answer");
    return topic;
}

Result<Guide> read_guide(std::span<const GuideFile> files) {
    Guide guide;
    for (const GuideFile& file : files) {
        GuideTopic topic = TRY(read_guide_topic(file));
        if (guide.find(topic.id)) return broken(file, "the id stands twice: " + topic.id);
        guide.topics.push_back(std::move(topic));
    }
    std::sort(guide.topics.begin(), guide.topics.end(),
              [](const GuideTopic& a, const GuideTopic& b) { return a.order < b.order; });
    return guide;
}

}  // namespace shuofa
