// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/ui/window.h"

#include "tests/bench/bench.h"
#include "tests/bench/ui/long_chat.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QEvent>
#include <QFutureWatcher>
#include <QScrollBar>
#include <QTimer>
#include <QWheelEvent>

#include <chrono>

namespace bench {

namespace {

constexpr int kNotch = 120; ///< eighths of a degree
constexpr int kPatienceMs = 60'000;
constexpr auto kEnd = QEvent::User; ///< of a turn

std::unique_ptr<door::Desk> openDesk(const QString &directory)
{
    door::Opening opening;
    opening.directory = directory;
    opening.masterKey = LongChat::masterKey();
    opening.mayCreate = false;
    opening.program = QStringLiteral("gesher-bench-inbox");
    opening.network.noiseRootKey = LongChat::networkRoot();
    auto desk = door::Desk::open(std::move(opening), [](base::Clock &clock) {
        return door::Desk::Ways{std::make_unique<net::QtSocketFactory>(),
            std::make_unique<net::QtHttp>(clock), std::make_unique<net::QtTransfers>(clock)};
    });
    check(desk.has_value(), "the engine opens");
    return std::move(*desk);
}

}

Window::Window(const QString &directory) : desk_(openDesk(directory))
{
    theme_.apply(*qApp);
    desk_->start();
    changes_ = std::make_unique<ui::Changes>(*desk_);
    numbers_ = std::make_unique<ui::OwnNumbers>(*desk_, *changes_);
    pane_ = std::make_unique<ui::ConversationPane>(*desk_, *changes_, *numbers_, theme_, clock_, nullptr);
    pane_->resize(800, 900);
    pane_->show();
    pane_->view()->viewport()->installEventFilter(this);
    connect(&messages(), &ui::ConversationModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) {
            came_ += last - first + 1;
            unpainted_ = paints_;
        });
    auto asked = desk_->ask(
        [](door::Engine &engine) { return engine.chats().find(LongChat::account(), LongChat::person()); });
    turnUntil("the chat and the numbers within a minute",
        [&] { return asked.isFinished() && numbers_->isKnown(); });
    const auto answer = asked.result();
    check(answer && *answer, "the chat is there");
    chat_ = **answer;
}

bool Window::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint)
        ++paints_;
    return QObject::eventFilter(watched, event);
}

bool Window::event(QEvent *event)
{
    if (event->type() != kEnd)
        return QObject::event(event);
    loop_.quit();
    return true;
}

void Window::turn()
{
    // after everything that is posted, painting included, which comes last of all
    QCoreApplication::postEvent(this, new QEvent(kEnd), Qt::LowEventPriority - 1);
    loop_.exec();
}

void Window::turnUntil(const char *what, const std::function<bool()> &done)
{
    QTimer patience;
    connect(&patience, &QTimer::timeout, this, [what] { check(false, what); });
    patience.start(std::chrono::milliseconds(kPatienceMs));
    const auto look
        = connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, [&] {
              if (done())
                  loop_.quit();
          });
    if (!done())
        loop_.exec();
    disconnect(look);
}

Spent Window::open()
{
    const qint64 before = came_;
    const Stopwatch watch;
    pane_->open(chat_);
    // rows can come and be painted in one turn: what counts is a painting that came after them
    turnUntil("the end of the chat painted within a minute",
        [&] { return messages().isLoaded() && came_ > before && paints_ > unpainted_; });
    return watch.spent();
}

void Window::close()
{
    pane_->close();
    turn();
}

bool Window::loadOlder(Spents &into)
{
    if (!messages().hasOlder())
        return false;
    const qint64 before = came_;
    const Stopwatch watch;
    messages().loadOlder();
    turnUntil("an older page within a minute", [&] { return came_ > before; });
    turn(); // laid out and painted
    into.add(watch.spent());
    return true;
}

void Window::turnWheel(int angle)
{
    QWidget *viewport = pane_->view()->viewport();
    const QPointF middle = viewport->rect().center();
    QWheelEvent event(middle, viewport->mapToGlobal(middle), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(viewport, &event);
}

Window::Way Window::scroll(qint64 rows, bool up)
{
    Way way;
    const QScrollBar *bar = pane_->view()->verticalScrollBar();
    const Stopwatch whole;
    const qint64 first = came_;
    while (came_ - first < rows) {
        const bool mayGo = up ? messages().hasOlder() : messages().hasNewer();
        const bool isAtEdge = bar->value() == (up ? bar->minimum() : bar->maximum());
        if (isAtEdge && !mayGo)
            break;
        const qint64 before = came_;
        const Stopwatch watch;
        turnWheel(up ? kNotch : -kNotch);
        turn();
        if (isAtEdge) // a page that is not there yet is waited for: the wheel does not turn in the air
            turnUntil("a page that the wheel asks for within a minute", [&] { return came_ > before; });
        const Spent spent = watch.spent();
        way.frames.add(spent);
        if (came_ > before)
            way.pages.add(spent);
        way.mostRows = std::max(way.mostRows, messages().rowCount());
        check(whole.spent().wallMs < 10 * kPatienceMs, "the way has an end");
    }
    way.rows = came_ - first;
    return way;
}

Spent Window::search(const QString &text, qsizetype &found)
{
    struct Answer {
        Spent spent;
        qsizetype found = 0;
    };
    auto asked = desk_->ask([text](door::Engine &engine) -> base::Result<Answer> {
        model::SearchFilter filter;
        filter.text = text;
        const Stopwatch watch;
        ASSIGN_OR_RETURN(const auto page, engine.chats().search(filter));
        return Answer{watch.spent(), page.items.size()};
    });
    QFutureWatcher<base::Result<Answer>>
        watcher; // its end wakes the loop: on this thread nothing else happens
    watcher.setFuture(asked);
    turnUntil("what is found within a minute", [&] { return asked.isFinished(); });
    const auto answer = asked.result();
    check(answer.has_value(), "the search answers");
    found = answer->found;
    return answer->spent;
}

}
