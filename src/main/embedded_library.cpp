#include "main/embedded_library.h"

namespace shuofa {
namespace {

constexpr ErrorReason knowledge_missing{"knowledge_missing", ErrorCode::Unavailable,
                                        "这个版本的程序不带这部分资料。",
                                        "This build does not carry that knowledge."};

class EmbeddedLibrary final : public Library {
public:
    Result<const RuleBook*> rules() override { return fail(knowledge_missing, "rules"); }
    Result<const WorkCalendar*> calendar() override { return fail(knowledge_missing, "calendar"); }
    Result<const Directory*> directory() override { return fail(knowledge_missing, "directory"); }
    Result<const PaperTemplates*> templates() override { return fail(knowledge_missing, "papers"); }
};

}  // namespace

std::unique_ptr<Library> make_embedded_library() { return std::make_unique<EmbeddedLibrary>(); }

}  // namespace shuofa
