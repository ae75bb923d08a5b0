// What a letter of three pages costs: processor time of the first drawing in a process (fonts are
// looked up and opened), of the next ones, and kilobytes.  Prints one line per figure.
#include "cpu_clock.h"
#include "domain/papers/paper_text.h"
#include "workshop/draw_paper.h"

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

using namespace shuofa;

// About 1,900 characters of ordinary words, 300 of them different: three pages with a table.
Paper a_letter() {
    const char* sentences[] = {
        "本人于2026年11月10日通过样例平台购买无线降噪耳机一件，实付329.90元，2026年11月13日签收。",
        "使用中发现左耳没有声音，经重新配对、恢复出厂设置、更换手机试用后仍不能排除，不具备应有的使"
        "用性能。",
        "本人多次联系贵店客服，客服承诺两日内处理，但期限届满后既没有退款，也没有说明理由。",
        "依照法律规定，经营者提供的商品不符合质量要求的，消费者可以要求退货、更换或者维修，运输等必"
        "要费用由经营者承担。",
        "包裹外观完好，开箱过程有录像，附件、说明书、保修卡、合格证齐全，商品没有进水、摔落、私自拆"
        "修的痕迹。",
        "请贵店核对订单页面、物流签收记录、聊天记录以及付款凭证，书面答复处理方案和办理期限。",
    };
    std::string text = "# 关于耳机质量问题要求退货退款的函\n> 样例数码专营店：\n";
    for (int round = 0; round < 6; ++round) {
        for (const char* sentence : sentences)
            text += std::string{sentence} + "\n";
    }
    text += "## 附件\n| 项目 | 计算 | 金额（元） |\n";
    for (int row = 0; row < 8; ++row)
        text += "| 货款 | 实付金额 | 329.90 |\n";
    text += "此致\n> 样例数码专营店\n>> 消费者：沈样例\n>> 2026年11月25日\n";
    return {
        .kind = "letter_seller",
        .title = "关于耳机质量问题要求退货退款的函",
        .writer = "沈样例",
        .written_on = Day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{25}},
        .blocks = parse_paper_text(text)};
}

}  // namespace

int main() {
    const Paper letter = a_letter();
    std::vector<double> times;
    std::size_t bytes = 0;
    for (int round = 0; round < 21; ++round) {
        const double start = cpu_ms();
        const auto pdf = draw_paper(letter);
        if (!pdf) {
            std::fprintf(stderr, "%s\n", std::string{pdf.error().reason.en}.c_str());
            return 1;
        }
        times.push_back(cpu_ms() - start);
        bytes = pdf->size();
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const double first = times.front();
    std::sort(times.begin() + 1, times.end());
    std::printf("papers: letter of 3 pages, first drawing: %.0f ms of processor time (goal 300)\n",
                first);
    std::printf("papers: letter of 3 pages, next drawings, median: %.0f ms\n", times[11]);
    std::printf("papers: letter of 3 pages: %.1f KB (goal below 200)\n",
                static_cast<double>(bytes) / 1000);
    std::printf("papers: peak memory: %ld MiB\n", usage.ru_maxrss / 1024);
    return 0;
}
